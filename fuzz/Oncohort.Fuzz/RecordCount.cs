namespace Oncohort.Fuzz;

/// <summary>
/// Counts the records of a comma-separated file by other code than the product's: a quote that opens a field hides separators and line ends until it is
/// closed, blank lines are none, and the first record is the header.
/// </summary>
internal static class RecordCount
{
    public static int Of(byte[] bytes)
    {
        int records = 0;
        bool quoted = false;
        bool atFieldStart = true;
        bool quotedField = false;
        bool any = false;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte b = bytes[i];
            if (quoted)
            {
                quoted = b != '"';
                continue;
            }

            if (b is (byte)'\n' or (byte)'\r')
            {
                if (any) records++;
                any = quotedField = false;
                atFieldStart = true;
                continue;
            }

            quoted = b == '"' && (atFieldStart || (quotedField && bytes[i - 1] == '"'));
            quotedField = quoted || (quotedField && b != ',');
            atFieldStart = b == ',';
            any = true;
        }

        return records + (any ? 1 : 0) - 1;
    }
}
