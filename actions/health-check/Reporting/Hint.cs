using Actions.Health;

namespace HealthCheck;

/// <summary>What usually is behind a failure, and what to do.</summary>
internal static class Hint
{
    public static string? For(TargetResult result) => result.Fault?.Reason switch
    {
        Reason.Refused when result.Target.IsLoopback =>
            "localhost is this action's own container. Use the name of the service container, or the address of the Docker host (172.17.0.1 on a GitHub-hosted runner).",
        Reason.TlsTrust or Reason.TlsName or Reason.TlsExpired => "A certificate does not mend itself, so this was not tried again.",
        Reason.Version => "The old version still answers: the deployment has not reached this address, or the address does not lead to what was deployed.",
        Reason.Redirect => "A redirect often leads to a login page. Check an address that answers without signing in, or set 'redirects'.",
        _ => null,
    };
}
