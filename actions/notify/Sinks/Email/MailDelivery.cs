using Actions.Toolkit;
using MimeKit;
using Notify.Delivery;
using Polly;
using Polly.Retry;

namespace Notify.Sinks.Email;

/// <summary>Hands one mail over, again and again where that may help: to those that have not got it yet.</summary>
internal sealed class MailDelivery(EmailSettings settings, SinkCall call)
{
    /// <summary>Servers look into a mail before they answer.</summary>
    private static readonly TimeSpan Try = TimeSpan.FromSeconds(25);

    private readonly List<RefusedRecipient> refused = [];
    private IReadOnlyList<MailboxAddress> waiting = settings.To;
    private bool isUnsure;

    private int Reached => settings.To.Count - waiting.Count - refused.Count;

    /// <exception cref="SinkFailure">Nobody gets it.</exception>
    public async Task<Receipt> SendAsync(MimeMessage mail)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = call.Time }.AddRetry(Retries()).Build();
        try
        {
            await pipeline.ExecuteAsync(async stopping => await TryAsync(mail, stopping), call.Stopping);
        }
        catch (Exception problem) when (Reached > 0 && problem is MailTrouble or OperationCanceledException)
        {
            // Some have it: the remark names the others.
        }
        catch (MailTrouble trouble)
        {
            throw new SinkFailure($"{settings.Server.Host} {trouble.Message}{(isUnsure ? "; it may have arrived all the same" : "")}", trouble);
        }

        if (Reached == 0) throw new SinkFailure($"{settings.Server.Host} refused every recipient: {string.Join(", ", refused)}");
        return new Receipt(mail.MessageId, Remark());
    }

    private async Task TryAsync(MimeMessage mail, CancellationToken stopping)
    {
        call.CountTry();
        using var limit = new CancellationTokenSource(Try, call.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        using var session = new SmtpSession(settings.Server, call.Time);
        try
        {
            Note(await session.SendAsync(mail, settings.From, waiting, either.Token));
        }
        catch (Exception problem) when (problem is MailTrouble or OperationCanceledException)
        {
            isUnsure |= session.IsAllSent && problem is OperationCanceledException or MailTrouble { MayHaveArrived: true };
            if (problem is MailTrouble || stopping.IsCancellationRequested) throw;
            throw new MailTrouble($"did not answer within {DurationText.Format(Try)}") { IsTemporary = true };
        }
    }

    private void Note(IReadOnlyList<RefusedRecipient> now)
    {
        refused.AddRange(now.Where(recipient => !recipient.IsTemporary));
        var later = now.Where(recipient => recipient.IsTemporary).ToList();
        waiting = [.. waiting.Where(address => later.Exists(recipient => recipient.Address == address.Address))];
        if (later.Count > 0) throw new MailTrouble($"refused for now {string.Join(", ", later)}") { IsTemporary = true };
    }

    private string? Remark()
    {
        var parts = new List<string>();
        if (Reached < settings.To.Count) parts.Add($"sent to {Reached} of {settings.To.Count}");
        if (refused.Count > 0) parts.Add($"refused {string.Join(", ", refused)}");
        if (waiting.Count > 0) parts.Add($"not yet {string.Join(", ", waiting.Select(address => address.Address))}");
        if (isUnsure) parts.Add("an earlier try was not answered: it may have been sent twice, with the same Message-ID");
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private RetryStrategyOptions Retries() => new()
    {
        MaxRetryAttempts = call.Allowance.Tries - 1,
        Delay = call.Allowance.FirstWait,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = new PredicateBuilder().Handle<MailTrouble>(trouble => trouble.IsTemporary),
        OnRetry = arguments =>
        {
            call.Tell($"{settings.Server.Host} {arguments.Outcome.Exception!.Message}; trying again in {DurationText.Format(arguments.RetryDelay)}");
            return ValueTask.CompletedTask;
        },
    };
}
