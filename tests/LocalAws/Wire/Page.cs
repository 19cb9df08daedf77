using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalAws.Wire;

/// <summary>One page of a listing. Its token is opaque and good only for the same listing with the same parameters.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    public JsonObject With(JsonObject output, string tokenMember)
    {
        if (NextToken is not null)
            output[tokenMember] = NextToken;
        return output;
    }
}

public static class Page
{
    /// <param name="tokenMember">Input member with the token of the page before.</param>
    /// <param name="sizeMember">Input member with the caller's own limit, which may only make the page smaller; null when the listing has none.</param>
    /// <param name="largest">Largest page this server gives.</param>
    /// <exception cref="ApiError">The token is not from this listing.</exception>
    public static Page<T> Of<T>(IReadOnlyList<T> all, ApiCall call, string tokenMember, string? sizeMember, int largest)
    {
        var start = call.Parameters[tokenMember]?.GetValue<string>() is { } token ? StartOf(token, call, tokenMember, sizeMember) : 0;
        var asked = sizeMember is null ? null : call.Parameters[sizeMember]?.GetValue<int>();
        var size = Math.Min(asked ?? largest, largest);
        var end = Math.Min(start + size, all.Count);
        return new Page<T>([.. all.Skip(start).Take(size)], end < all.Count ? TokenFor(end, call, tokenMember, sizeMember) : null);
    }

    private static string TokenFor(int start, ApiCall call, string tokenMember, string? sizeMember) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{start}|{Listing(call, tokenMember, sizeMember)}"));

    private static int StartOf(string token, ApiCall call, string tokenMember, string? sizeMember)
    {
        var refused = new ApiError(CodeOfBadToken(call.Service), "The specified token is not valid.");
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length))
            throw refused;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split('|', 2);
        return parts.Length == 2 && parts[1] == Listing(call, tokenMember, sizeMember) && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var start)
            ? start
            : throw refused;
    }

    private static string CodeOfBadToken(string service) => service switch
    {
        "ssm" or "cloudwatch" => "InvalidNextToken",
        "events" or "scheduler" => "ValidationException",
        "elasticloadbalancing" or "cloudformation" or "rds" => "ValidationError",
        "s3" => "InvalidArgument",
        "apprunner" => "InvalidRequestException",
        "lambda" => "InvalidParameterValueException",
        _ => "InvalidParameterException",
    };

    /// <summary>Names the listing: operation and all parameters but the token and the page size.</summary>
    private static string Listing(ApiCall call, string tokenMember, string? sizeMember)
    {
        var rest = call.Parameters.Where(member => member.Key != tokenMember && member.Key != sizeMember)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}={member.Value?.ToJsonString()}");
        return CanonicalRequest.HashOf(Encoding.UTF8.GetBytes($"{call.Operation}?{string.Join('&', rest)}"))[..16];
    }
}
