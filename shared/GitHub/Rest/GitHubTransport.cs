using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Actions.Toolkit;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Actions.GitHub;

/// <summary>Sends requests to one GitHub: headers, time limits, retries, rate limits, redirects. Knows no endpoint.</summary>
internal sealed class GitHubTransport
{
    private const int MostRedirects = 3;
    private static readonly ResiliencePropertyKey<Call> CallKey = new("call");

    private readonly HttpClient http;
    private readonly Uri api;
    private readonly Secret? token;
    private readonly TimeProvider time;
    private readonly GitHubLimits limits;
    private readonly Action<string> tell;
    private readonly ResiliencePipeline<GitHubAnswer> pipeline;

    public GitHubTransport(HttpClient http, Uri api, Secret? token, TimeProvider time, GitHubLimits limits, Action<string> tell)
    {
        (this.http, this.token, this.time, this.limits, this.tell) = (http, token, time, limits, tell);
        this.api = new Uri(api.AbsoluteUri.TrimEnd('/') + "/");
        var builder = new ResiliencePipelineBuilder<GitHubAnswer> { TimeProvider = time }.AddTimeout(limits.Total);
        if (limits.Retries > 0) builder.AddRetry(Retries());
        pipeline = builder.AddTimeout(limits.Attempt).Build();
    }

    /// <summary>Requests sent so far, retries and redirects included.</summary>
    public int Requests { get; private set; }

    /// <summary>Sends GET until there is an answer that waiting would not change.</summary>
    /// <param name="path">Relative to the API, or an absolute address of the same host.</param>
    /// <param name="accept">Media type.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="GitHubError">There was no answer, or only rate limits and server errors.</exception>
    public Task<GitHubAnswer> GetAsync(Uri path, string accept, CancellationToken cancellation) =>
        SendAsync(new Call(HttpMethod.Get, new Uri(api, path), accept, () => null, time.GetTimestamp(), IsRepeatable: true), cancellation);

    /// <summary>Sends a question in a body, over and over like <see cref="GetAsync"/>.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<GitHubAnswer> AskAsync(Uri path, string accept, string body, CancellationToken cancellation) =>
        SendAsync(new Call(HttpMethod.Post, new Uri(api, path), accept, () => JsonBody(body), time.GetTimestamp(), IsRepeatable: true), cancellation);

    /// <summary>
    /// Sends something that changes. What was refused before anything was done, a rate limit, is sent again; PATCH and DELETE, which leave
    /// the same when they are done twice, also after no answer and after a server error.
    /// </summary>
    /// <param name="method">POST, PATCH or DELETE.</param>
    /// <param name="path">Relative to the API.</param>
    /// <param name="accept">Media type of the answer.</param>
    /// <param name="body">JSON text; null sends none.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="GitHubError">There was no answer, a server error, or only rate limits: but for the last it may have been done.</exception>
    public Task<GitHubAnswer> WriteAsync(HttpMethod method, Uri path, string accept, string? body, CancellationToken cancellation) =>
        SendAsync(new Call(method, new Uri(api, path), accept, () => JsonBody(body), time.GetTimestamp(), IsRepeatable: method != HttpMethod.Post), cancellation);

    /// <summary>Sends a file, which is read anew for each attempt; only what was refused by a rate limit is sent again.</summary>
    /// <exception cref="GitHubError">As with <see cref="WriteAsync"/>.</exception>
    public Task<GitHubAnswer> UploadAsync(Uri address, string accept, string file, CancellationToken cancellation) =>
        SendAsync(new Call(HttpMethod.Post, address, accept, () => FileBody(file), time.GetTimestamp(), IsRepeatable: false), cancellation);

    private async Task<GitHubAnswer> SendAsync(Call call, CancellationToken cancellation)
    {
        RequireSameHost(call.Address);
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(CallKey, call);
        try
        {
            var answer = await pipeline.ExecuteAsync(static async (context, transport) => await transport.AttemptAsync(context), context, this);
            return answer.IsRateLimited || answer.IsServerError ? throw GitHubErrors.OutOfRetries(call.Method, call.Address, answer) : answer;
        }
        catch (Exception problem) when (problem is HttpRequestException or TimeoutRejectedException)
        {
            throw GitHubErrors.NoAnswer(call.Method, call.Address, problem);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<GitHubAnswer> AttemptAsync(ResilienceContext context)
    {
        var call = context.Properties.GetValue(CallKey, null!);
        var address = call.Address;
        for (var redirects = 0; ; redirects++)
        {
            using var response = await SendAsync(call, address, context.CancellationToken);
            // A renamed repository answers with a redirect; the token goes along only within the same host.
            if (redirects == MostRedirects || !IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
                return await ReadAsync(response, context.CancellationToken);
            address = new Uri(address, location);
            RequireSameHost(address);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Call call, Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(call.Method, address);
        request.Headers.Accept.ParseAdd(call.Accept);
        request.Headers.UserAgent.ParseAdd("org-actions");
        request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        request.Content = call.Body();
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        Requests++;
        return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
    }

    private static StringContent? JsonBody(string? body) => body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

    private static StreamContent FileBody(string file) => new(File.OpenRead(file)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private async Task<GitHubAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation);
        var limit = RateLimit.WaitOf(response, body, time.GetUtcNow());
        return new GitHubAnswer(response.StatusCode, body, response.Headers.TryGetValues("Link", out var links) ? LinkHeader.Next(links) : null)
        {
            IsRateLimited = limit is not null,
            Wait = limit ?? RateLimit.RetryAfter(response, time.GetUtcNow()),
            AcceptedPermissions = response.Headers.TryGetValues("X-Accepted-GitHub-Permissions", out var accepted) ? string.Join("; ", accepted) : null,
        };
    }

    private RetryStrategyOptions<GitHubAnswer> Retries() => new()
    {
        MaxRetryAttempts = limits.Retries,
        Delay = limits.Backoff,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnother(arguments.Outcome, arguments.Context)),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Wait),
        OnRetry = arguments =>
        {
            var why = arguments.Outcome.Result is { } answer ? GitHubErrors.Describe(answer) : "did not answer";
            tell($"GitHub {why}; trying again in {DurationText.Format(arguments.RetryDelay)}");
            return ValueTask.CompletedTask;
        },
    };

    // A wait that cannot end in time is not begun: the caller may have another way.
    private bool IsWorthAnother(Outcome<GitHubAnswer> outcome, ResilienceContext context)
    {
        if (!context.Properties.GetValue(CallKey, null!).IsRepeatable && outcome.Result is not { IsRateLimited: true }) return false;
        if (outcome.Exception is HttpRequestException or TimeoutRejectedException) return true;
        if (outcome.Result is not { } answer || !(answer.IsRateLimited || answer.IsServerError)) return false;
        var spent = time.GetElapsedTime(context.Properties.GetValue(CallKey, null!).Started);
        return spent + (answer.Wait ?? TimeSpan.Zero) < limits.Total;
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 307 or 308;

    private void RequireSameHost(Uri address)
    {
        if (Uri.Compare(address, api, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
            throw new GitHubError(GitHubErrorKind.Unexpected, $"GitHub pointed to {address.GetLeftPart(UriPartial.Authority)}, which is not {api.GetLeftPart(UriPartial.Authority)}. The token was not sent there.");
    }

    private sealed record Call(HttpMethod Method, Uri Address, string Accept, Func<HttpContent?> Body, long Started, bool IsRepeatable);
}
