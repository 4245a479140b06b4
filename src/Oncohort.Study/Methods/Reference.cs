namespace Oncohort.Study.Methods;

/// <summary>The papers that the methods cite, as a sentence cites them.</summary>
internal static class Reference
{
    public const string SmallCounts = "CMS Cell Size Suppression Policy, Research Data Assistance Center 2024";
    public const string KaplanMeier = "Kaplan and Meier, J Am Stat Assoc 1958;53:457-481";
    public const string Greenwood = "Greenwood, Reports on Public Health and Medical Subjects 1926;33:1-26";
    public const string BrookmeyerCrowley = "Brookmeyer and Crowley, Biometrics 1982;38:29-41";
    public const string ReverseKaplanMeier = "Schemper and Smith, Control Clin Trials 1996;17:343-346";
    public const string LogRank = "Mantel, Cancer Chemother Rep 1966;50:163-170";
    public const string Gehan = "Gehan, Biometrika 1965;52:203-223";
    public const string TaroneWare = "Tarone and Ware, Biometrika 1977;64:156-160";
    public const string PetoPeto = "Peto and Peto, J R Stat Soc A 1972;135:185-207";
    public const string FlemingHarrington = "Harrington and Fleming, Biometrika 1982;69:553-566";
    public const string Trend = "Tarone, Biometrika 1975;62:679-682";
    public const string Holm = "Holm, Scand J Stat 1979;6:65-70";
    public const string Bonferroni = "Dunn, J Am Stat Assoc 1961;56:52-64";
    public const string BenjaminiHochberg = "Benjamini and Hochberg, J R Stat Soc B 1995;57:289-300";
    public const string Cox = "Cox, J R Stat Soc B 1972;34:187-220";
    public const string Efron = "Efron, J Am Stat Assoc 1977;72:557-565";
    public const string Breslow = "Breslow, Biometrics 1974;30:89-99";
    public const string Ridge = "Verweij and van Houwelingen, Stat Med 1994;13:2427-2436";
    public const string Lasso = "Tibshirani, Stat Med 1997;16:385-395";
    public const string ElasticNet = "Zou and Hastie, J R Stat Soc B 2005;67:301-320";
    public const string PenalisedPath = "Simon et al., J Stat Softw 2011;39(5):1-13";
    public const string CrossValidation = "Verweij and van Houwelingen, Stat Med 1993;12:2305-2314";
    public const string Firth = "Heinze and Schemper, Biometrics 2001;57:114-119; Firth, Biometrika 1993;80:27-38";
    public const string Robust = "Lin and Wei, J Am Stat Assoc 1989;84:1074-1078";
    public const string ProportionalHazards = "Grambsch and Therneau, Biometrika 1994;81:515-526";
    public const string Splines = "Harrell, Regression Modeling Strategies, 2nd ed., Springer 2015";
    public const string Influence = "Cain and Lange, Biometrics 1984;40:493-499; Pettitt and Bin Daud, Appl Stat 1989;38:51-67";
    public const string Concordance = "Harrell et al., Stat Med 1996;15:361-387";
    public const string RestrictedMean = "Royston and Parmar, BMC Med Res Methodol 2013;13:152";
    public const string AndersenGill = "Andersen and Gill, Ann Stat 1982;10:1100-1120";
    public const string PrenticeWilliamsPeterson = "Prentice et al., Biometrika 1981;68:373-379";
    public const string AalenJohansen = "Aalen and Johansen, Scand J Stat 1978;5:141-150";
    public const string InfinitesimalJackknife = "Jaeckel, Bell Laboratories Memorandum 72-1215-11, 1972";
    public const string RestrictedMeanRatio = "Uno et al., J Clin Oncol 2014;32:2380-2385";
    public const string MaxCombo = "Lee, Comput Stat Data Anal 2007;51:6557-6564; Karrison, Stata J 2016;16:678-690";
    public const string Permutation = "Strasser and Weber, Math Methods Stat 1999;8:220-250";
    public const string SampledPermutation = "Phipson and Smyth, Stat Appl Genet Mol Biol 2010;9:39";
    public const string Milestone = "Klein et al., Stat Med 2007;26:4505-4519";
    public const string ConditionalSurvival = "Henson and Ries, Stat Med 1995;14:1529-1538";
    public const string Landmark = "Anderson et al., J Clin Oncol 1983;1:710-719";
    public const string Gray = "Gray, Ann Stat 1988;16:1141-1154";
    public const string CauseSpecific = "Prentice et al., Biometrics 1978;34:541-554";
    public const string Pearson = "Pearson, Philos Mag 1900;50:157-175";
    public const string Yates = "Yates, Suppl J R Stat Soc 1934;1:217-235";
    public const string Fisher = "Freeman and Halton, Biometrika 1951;38:141-149";
    public const string LinearTrend = "Mantel, J Am Stat Assoc 1963;58:690-700";
    public const string Wilcoxon = "Wilcoxon, Biometrics Bull 1945;1:80-83";
    public const string KruskalWallis = "Kruskal and Wallis, J Am Stat Assoc 1952;47:583-621";
    public const string Welch = "Welch, Biometrika 1947;34:28-35";
    public const string Student = "Student, Biometrika 1908;6:1-25";
    public const string Percentiles = "Hyndman and Fan, Am Stat 1996;50:361-365";
    public const string FineGray = "Fine and Gray, J Am Stat Assoc 1999;94:496-509";
    public const string LateEntry = "Geskus, Biometrics 2011;67:39-49";
    public const string ClusteredFineGray = "Zhou et al., Biostatistics 2012;13:371-383";
    public const string BothHazards = "Latouche et al., J Clin Epidemiol 2013;66:648-653";
    public const string TotalIncidence = "Austin et al., Stat Med 2021;40:4200-4212";
    public const string PersonTime = "Clark, Altman and De Stavola, Lancet 2002;359:1309-1310";
    public const string Interaction = "Altman and Matthews, BMJ 1996;313:486";
    public const string SubgroupReporting = "Wang et al., N Engl J Med 2007;357:2189-2194";
    public const string Bootstrap = "Efron and Tibshirani, An Introduction to the Bootstrap, 1993";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(Reference).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
