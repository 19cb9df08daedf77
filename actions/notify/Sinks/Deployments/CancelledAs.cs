namespace Notify.Sinks.Deployments;

/// <summary>State of the record of a deployment that was cancelled: never failure, which it was not.</summary>
internal enum CancelledAs
{
    Inactive,
    Error,
}
