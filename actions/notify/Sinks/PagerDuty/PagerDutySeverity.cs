namespace Notify.Sinks.PagerDuty;

/// <summary>How bad an alert is.</summary>
internal enum PagerDutySeverity
{
    Critical,
    Error,
    Warning,
    Info,
}
