using System.Globalization;
using System.Net.Http.Headers;
using Amazon.Runtime.Internal;

namespace Actions.Aws;

/// <summary>Reads the header <c>Retry-After</c> (RFC 9110: seconds or a date) of the answer behind an exception.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static TimeSpan? Of(Exception? exception, TimeProvider time)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is HttpErrorResponseException { Response: { } response } && response.IsHeaderPresent("Retry-After"))
                return Parse(response.GetHeaderValue("Retry-After"), time);
        }
        return null;
    }

    internal static TimeSpan? Parse(string header, TimeProvider time)
    {
        if (!RetryConditionHeaderValue.TryParse(header.ToString(CultureInfo.InvariantCulture), out var value))
            return null;
        var wait = value.Delta ?? value.Date!.Value - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? wait : Longest;
    }
}
