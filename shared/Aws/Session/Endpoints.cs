using System.Net;
using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>
/// Where each service is: <c>AWS_ENDPOINT_URL_&lt;SERVICE&gt;</c>, else <c>AWS_ENDPOINT_URL</c>, else its public endpoint (order of the AWS SDKs
/// and tools reference guide, "service-specific endpoints").
/// </summary>
internal sealed class Endpoints(IReadOnlyDictionary<string, string> environment, AwsRegion region, Action<string> info)
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <exception cref="UserError">The override is no http(s) address, or plain http to a public host.</exception>
    public Uri Of(ServiceInfo service)
    {
        foreach (var variable in new[] { service.EndpointVariable, "AWS_ENDPOINT_URL" })
        {
            if (environment.GetValueOrDefault(variable) is { Length: > 0 } text)
                return Overridden(variable, text.Trim());
        }
        return Public(service);
    }

    /// <summary>Whether a variable says where the service is.</summary>
    public bool IsOverridden(ServiceInfo service) =>
        new[] { service.EndpointVariable, "AWS_ENDPOINT_URL" }.Any(variable => environment.GetValueOrDefault(variable) is { Length: > 0 });

    private Uri Overridden(string variable, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            throw new UserError($"{variable} is not an http or https address without credentials: {text}.", "Give it like https://host:port.");
        if (uri.Scheme == Uri.UriSchemeHttp && !IsNearby(uri))
        {
            throw new UserError(
                $"{variable} sends AWS requests unencrypted to {uri.Host}.",
                "Use https. Plain http is accepted for loopback, for private addresses and for the one-word name of a service container.");
        }
        if (told.Add(variable))
            info($"AWS endpoint: {uri.GetLeftPart(UriPartial.Path)} (from {variable}).");
        return uri;
    }

    private Uri Public(ServiceInfo service)
    {
        var fips = IsOn("AWS_USE_FIPS_ENDPOINT") ? "-fips" : "";
        // The one service whose addresses for IPv6 are older than their suffix (endpoint rules of the service model).
        if (service == ServiceInfo.S3 && IsOn("AWS_USE_DUALSTACK_ENDPOINT"))
            return new Uri($"https://s3{fips}.dualstack.{region.Name}.{region.DnsSuffix}/");
        var suffix = IsOn("AWS_USE_DUALSTACK_ENDPOINT") ? region.DualStackSuffix : region.DnsSuffix;
        // The one prefix of two labels, api.ecr, has its first label only where neither is asked for (endpoint rules of the service model).
        var prefix = fips.Length > 0 || IsOn("AWS_USE_DUALSTACK_ENDPOINT") ? service.EndpointPrefix.Split('.')[^1] : service.EndpointPrefix;
        return new Uri($"https://{prefix}{fips}.{region.Name}.{suffix}/");
    }

    private bool IsOn(string variable) => string.Equals(environment.GetValueOrDefault(variable), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsNearby(Uri uri) =>
        uri.IsLoopback
        || (uri.HostNameType == UriHostNameType.Dns && !uri.Host.Contains('.', StringComparison.Ordinal))
        || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IsPrivate(address));

    /// <summary>RFC 1918, RFC 4193 (unique local) and link-local addresses.</summary>
    private static bool IsPrivate(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal
            || (bytes.Length == 4 && (bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31) || (bytes[0] == 192 && bytes[1] == 168)
                || (bytes[0] == 169 && bytes[1] == 254)));
    }
}
