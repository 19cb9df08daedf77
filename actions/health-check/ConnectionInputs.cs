using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The inputs that say where connections lead.</summary>
internal static class ConnectionInputs
{
    private const int SmallAnswer = 1024;

    public static IpVersion IpVersion(InputReader read) => read.Parsed("ip-version", text => text switch
    {
        "any" => Actions.Health.IpVersion.Any,
        "4" => Actions.Health.IpVersion.V4,
        "6" => Actions.Health.IpVersion.V6,
        _ => throw new FormatException("expected any, 4 or 6"),
    });

    /// <summary>The control address: asked plainly, for any answer at all.</summary>
    public static Target? Control(InputReader read, RequestTemplate request, Masks masks) =>
        read.ParsedPrivately("control-url", text => Target.Parse(text, masks)) is not { } target ? null : target with
        {
            Request = new RequestTemplate
            {
                Method = HttpMethod.Get,
                Redirects = RedirectPolicy.None,
                Timeout = request.Timeout,
                ConnectTimeout = request.ConnectTimeout,
                MaxBody = SmallAnswer,
            },
        };
}
