using Microsoft.Extensions.Logging;

namespace Actions.Toolkit;

/// <summary>What libraries log becomes debug lines of the job log.</summary>
internal sealed class DebugLoggerProvider(ActionLog log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new DebugLogger(log, categoryName);

    public void Dispose()
    {
        // Holds nothing.
    }

    private sealed class DebugLogger(ActionLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Debug($"{category}: {formatter(state, exception)}");
        }
    }
}
