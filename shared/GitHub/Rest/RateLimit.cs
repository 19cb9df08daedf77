using System.Globalization;
using System.Net;

namespace Actions.GitHub;

/// <summary>
/// Reads the rate-limit headers (GitHub documentation, "Rate limits for the REST API"): a refused call has status 403 or 429 and either
/// <c>retry-after</c> in seconds, or <c>x-ratelimit-remaining: 0</c> with <c>x-ratelimit-reset</c> in epoch seconds.
/// </summary>
internal static class RateLimit
{
    /// <summary>GitHub asks to wait at least this long after a secondary limit without headers.</summary>
    private static readonly TimeSpan SecondaryWait = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait; null when the answer is no rate limit.</summary>
    public static TimeSpan? WaitOf(HttpResponseMessage response, string body, DateTimeOffset now)
    {
        if (response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)) return null;
        if (RetryAfter(response, now) is { } asked) return asked;
        if (Header(response, "x-ratelimit-remaining") == "0" && ResetOf(response) is { } reset) return Positive(reset - now);
        var isSecondary = body.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase) || response.StatusCode == HttpStatusCode.TooManyRequests;
        return isSecondary ? SecondaryWait : null;
    }

    /// <summary>What <c>Retry-After</c> asks for, whatever the status.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter;
        return asked?.Delta ?? (asked?.Date is { } date ? Positive(date - now) : null);
    }

    private static DateTimeOffset? ResetOf(HttpResponseMessage response) =>
        long.TryParse(Header(response, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
