using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>
/// Asks GitHub's token service for an identity token of the job. Address and request token are in every container of a job with
/// <c>permissions: id-token: write</c> (runner, ContainerActionHandler.cs).
/// </summary>
internal sealed class OidcToken(IReadOnlyDictionary<string, string> environment, string audience, HttpClient http, TimeProvider time, Action<string> mask)
{
    private const int Tries = 6;
    private const string UrlVariable = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private const string TokenVariable = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private readonly Backoff backoff = new(Random.Shared);

    public static bool IsAvailable(IReadOnlyDictionary<string, string> environment) =>
        !string.IsNullOrEmpty(environment.GetValueOrDefault(UrlVariable)) && !string.IsNullOrEmpty(environment.GetValueOrDefault(TokenVariable));

    /// <summary>A fresh token, masked.</summary>
    /// <exception cref="WorldError">GitHub's token service gave none.</exception>
    public async Task<string> FetchAsync(CancellationToken cancellationToken)
    {
        mask(environment[TokenVariable]);
        for (var attempt = 0; ; attempt++)
        {
            var (token, problem, isFinal) = await TryAsync(cancellationToken);
            if (token is not null)
            {
                mask(token);
                return token;
            }
            if (isFinal || attempt + 1 == Tries)
            {
                throw new WorldError(
                    $"GitHub's token service (not AWS) gave no OIDC token after {attempt + 1} tries: {problem}.",
                    "See https://www.githubstatus.com; the job needs permissions: id-token: write.");
            }
            await Task.Delay(backoff.Next(attempt, Backoff.ReadCap), time, cancellationToken);
        }
    }

    /// <summary>The claims of a token that say who asks; none of them is secret. The signature is AWS's business.</summary>
    public static IReadOnlyDictionary<string, string> Claims(string token)
    {
        try
        {
            var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
            var payload = JsonNode.Parse(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '='))) as JsonObject;
            string[] names = ["iss", "aud", "sub", "job_workflow_ref", "environment"];
            return names.Where(name => payload?[name] is not null).ToDictionary(name => name, name => payload![name]!.ToString());
        }
        catch (Exception exception) when (exception is FormatException or JsonException or IndexOutOfRangeException)
        {
            return new Dictionary<string, string>();
        }
    }

    private async Task<(string? Token, string Problem, bool IsFinal)> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address());
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", environment[TokenVariable]);
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
                return (null, $"HTTP {(int)response.StatusCode}", (int)response.StatusCode is >= 400 and < 500 and not (408 or 429));
            var value = JsonNode.Parse(body)?["value"]?.ToString();
            return string.IsNullOrEmpty(value) ? (null, "the answer has no value", false) : (value, "", false);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || IsTimeout(exception, cancellationToken))
        {
            return (null, exception.GetBaseException().Message, false);
        }
    }

    /// <summary>The address has a query already.</summary>
    private Uri Address()
    {
        var url = environment[UrlVariable];
        var separator = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new Uri($"{url}{separator}audience={Uri.EscapeDataString(audience)}");
    }

    private static bool IsTimeout(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && !cancellationToken.IsCancellationRequested;
}
