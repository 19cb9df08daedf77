using System.Net;
using System.Text;
using Actions.Toolkit;
using Polly;
using Polly.Retry;

namespace Notify.Delivery;

/// <summary>Sends the requests of one sink: time limits, retries, <c>Retry-After</c>. Shows hosts, never addresses.</summary>
internal sealed class SinkHttp
{
    private const int LongestBody = 1 << 20;
    private const int LongestExcerpt = 300;
    private static readonly ResiliencePropertyKey<Sending> Key = new("sending");

    private readonly HttpClient http;
    private readonly Allowance allowance;
    private readonly TimeProvider time;
    private readonly Action<string> tell;
    private readonly ResiliencePipeline<Attempt> pipeline;
    private readonly long started;

    public SinkHttp(HttpClient http, Allowance allowance, TimeProvider time, Action<string> tell)
    {
        (this.http, this.allowance, this.time, this.tell) = (http, allowance, time, tell);
        started = time.GetTimestamp();
        pipeline = new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }.AddRetry(Retries()).Build();
    }

    /// <summary>Requests sent so far, those of retries too.</summary>
    public int Tries { get; private set; }

    /// <summary>Why the last retry was needed; null when none was.</summary>
    public string? LastTrouble { get; private set; }

    /// <summary>Sends until there is an answer that waiting would not change, whatever it is.</summary>
    /// <exception cref="SinkFailure">There was no answer.</exception>
    public async Task<SinkAnswer> SendAsync(SinkRequest request, CancellationToken cancellation)
    {
        var context = ResilienceContextPool.Shared.Get(cancellation);
        var sending = new Sending(request);
        context.Properties.Set(Key, sending);
        try
        {
            var last = await pipeline.ExecuteAsync(static async (context, self) => await self.TryAsync(context), context, this);
            return last.Answer is null ? throw NoAnswer(sending, last) : last.Answer with { MayBeDuplicated = sending.Unsure > 0 };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The same, for receivers that say everything by the status.</summary>
    /// <exception cref="SinkFailure">There was no answer, or one that is no success.</exception>
    public async Task<SinkAnswer> DeliverAsync(SinkRequest request, CancellationToken cancellation)
    {
        var answer = await SendAsync(request, cancellation);
        return answer.IsSuccess ? answer : throw Refused(request, answer);
    }

    /// <summary>What to throw for an answer that is no success.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="remedy">What to do; null where that is not known.</param>
    public static SinkFailure Refused(SinkRequest request, SinkAnswer answer, string? remedy = null)
    {
        var body = ForeignText.Neutralise(answer.Body.Trim());
        var excerpt = body.Length > LongestExcerpt ? body[..LongestExcerpt] + "…" : body;
        var wait = answer.Wait is { } asked ? $" and asks to wait {DurationText.Format(asked)}" : "";
        return new SinkFailure($"{request.Address.Host} answered {answer.Status}{wait}{(excerpt.Length == 0 ? "" : $": {excerpt}")}{(remedy is null ? "" : $". {remedy}")}");
    }

    private static SinkFailure NoAnswer(Sending sending, Attempt last)
    {
        var doubt = sending.Unsure > 0 ? "; it may have arrived all the same" : "";
        return new SinkFailure($"{sending.Request.Address.Host} {last.Problem}{doubt}") { MayHaveArrived = sending.Unsure > 0 };
    }

    private async ValueTask<Attempt> TryAsync(ResilienceContext context)
    {
        var sending = context.Properties.GetValue(Key, null!);
        Tries++;
        using var content = new TrackedContent(sending.Request.Body, sending.Request.ContentType);
        using var limit = new CancellationTokenSource(allowance.Attempt, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.CancellationToken);
        try
        {
            using var message = sending.Request.ToMessage(content);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await BodyAsync(response, either.Token, context.CancellationToken);
            // Somebody in between does not know what the receiver made of it.
            if (content.WasSent && response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout) sending.Unsure++;
            return new Attempt(new SinkAnswer((int)response.StatusCode, body, false) { Wait = WaitOf(response) }, null, true);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            return Failed(sending, content, $"did not answer within {DurationText.Format(allowance.Attempt)}");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            return Failed(sending, content, content.WasSent ? "broke the connection" : $"cannot be reached: {WordsOf(problem)}");
        }
    }

    private static Attempt Failed(Sending sending, TrackedContent content, string problem)
    {
        if (content.WasSent) sending.Unsure++;
        return new Attempt(null, problem, content.WasSent);
    }

    // The message of the outer exception often names the address.
    private static string WordsOf(Exception problem) => problem is HttpRequestException { HttpRequestError: var error and not HttpRequestError.Unknown }
        ? KebabCase.Of(error).Replace('-', ' ')
        : problem.GetType().Name;

    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken limit, CancellationToken stopping)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(limit);
            var buffer = new byte[LongestBody];
            var length = await stream.ReadAtLeastAsync(buffer, LongestBody, throwOnEndOfStream: false, limit);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception problem) when (!response.IsSuccessStatusCode && !stopping.IsCancellationRequested && problem is HttpRequestException or IOException or OperationCanceledException)
        {
            // The status of a refusal says enough; that of a success may have promised too much.
            return "";
        }
    }

    private TimeSpan? WaitOf(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        if ((asked?.Delta ?? (asked?.Date - time.GetUtcNow())) is not { } wait) return null;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private RetryStrategyOptions<Attempt> Retries() => new()
    {
        MaxRetryAttempts = allowance.Tries - 1,
        Delay = allowance.FirstWait,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } attempt && IsRepeated(attempt, arguments.Context.Properties.GetValue(Key, null!))),
        // No wait at all would spend every try in one moment.
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result!.Answer?.Wait is { } wait && wait > TimeSpan.Zero ? wait : (TimeSpan?)null),
        OnRetry = arguments =>
        {
            LastTrouble = $"{arguments.Context.Properties.GetValue(Key, null!).Request.Address.Host} {arguments.Outcome.Result!.Trouble}";
            tell($"{LastTrouble}; trying again in {DurationText.Format(arguments.RetryDelay)}");
            return ValueTask.CompletedTask;
        },
    };

    private bool IsRepeated(Attempt attempt, Sending sending)
    {
        if (attempt.Trouble is null) return false;
        if (time.GetElapsedTime(started) + (attempt.Answer?.Wait ?? TimeSpan.Zero) >= allowance.Total) return false;
        return !attempt.IsUnsure || sending.Request.WhenUnsure switch
        {
            WhenUnsure.Repeat => true,
            WhenUnsure.RepeatOnce => sending.Unsure <= 1,
            _ => false,
        };
    }

    private sealed class Sending(SinkRequest request)
    {
        public SinkRequest Request { get; } = request;
        public int Unsure { get; set; }
    }
}
