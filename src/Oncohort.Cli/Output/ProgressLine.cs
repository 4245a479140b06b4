using System.Globalization;

namespace Oncohort.Cli.Output;

/// <summary>Says on standard error what takes long, once a second, when a person watches; leaves nothing behind.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TextWriter _error;
    private readonly Timer? _timer;
    private string _step;
    private int _seconds;
    private bool _ended;

    /// <summary>Begins with a first step.</summary>
    public ProgressLine(Terminal terminal, string step)
    {
        _error = terminal.Error;
        _step = step;
        if (terminal.ErrorIsInteractive) _timer = new Timer(_ => Show(), null, 1000, 1000);
    }

    /// <summary>Goes on to another step.</summary>
    public void Next(string step)
    {
        lock (_lock) _step = step;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _ended = true;
            if (_seconds > 0) _error.Write("\r\u001b[K");
        }

        _timer?.Dispose();
    }

    private void Show()
    {
        lock (_lock)
        {
            if (_ended) return;
            _seconds++;
            _error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K{_step} … {_seconds} s"));
        }
    }
}
