using System.Net;
using Actions.GitHub;
using Actions.Toolkit;
using Notify.Events;
using Notify.Sinks;

namespace Notify.Delivery;

/// <summary>Sends a notification to every sink at the same time; none waits for another, none stops another.</summary>
internal sealed class Deliveries(ActionContext action) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<IReadOnlyList<SinkResult>> SendAsync(IReadOnlyList<ISink> sinks, Notification notification) =>
        await Task.WhenAll(sinks.Select(sink => Task.Run(() => SendAsync(sink, notification))));

    public void Dispose() => http.Dispose();

    private async Task<SinkResult> SendAsync(ISink sink, Notification notification)
    {
        var name = KebabCase.Of(sink.Name);
        var allowance = sink.AllowanceFor(notification);
        using var limit = new CancellationTokenSource(allowance.Total, action.Time);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, action.Stopping);
        var sender = new SinkHttp(http, allowance, action.Time, line => action.Log.Info($"{name}: {line}"));
        var ownTries = 0;
        var call = new SinkCall
        {
            Http = sender,
            Allowance = allowance,
            Time = action.Time,
            CountTry = () => ownTries++,
            Stopping = stopping.Token,
            Output = action.Outputs.Set,
            Tell = line => action.Log.Info($"{name}: {line}"),
            Warn = line => action.Log.Warning($"{name}: {line}"),
        };
        try
        {
            var receipt = await sink.SendAsync(notification, call);
            return new SinkResult(sink.Name, receipt.Wasted ? Outcome.Skipped : Outcome.Delivered, receipt.Remark ?? "") { Tries = sender.Tries + ownTries, Id = receipt.Id, Text = receipt.Text };
        }
        catch (Exception problem) when (problem is SinkFailure or GitHubError or OperationCanceledException)
        {
            return new SinkResult(sink.Name, Outcome.Failed, ReasonOf(problem, allowance, sender.LastTrouble))
            {
                Tries = sender.Tries + ownTries,
                IsFatal = problem is SinkFailure { IsFatal: true },
                Text = (problem as SinkFailure)?.Text,
            };
        }
        // A fault in one sink must not take the results of the others with it; it is thrown again after they are told.
        catch (Exception fault)
        {
            return new SinkResult(sink.Name, Outcome.Failed, $"a fault of this action: {fault.GetType().Name}") { Tries = sender.Tries + ownTries, Fault = fault };
        }
    }

    private string ReasonOf(Exception problem, Allowance allowance, string? lastTrouble) => problem switch
    {
        SinkFailure failure => failure.Message,
        GitHubError error => error.FullText.ReplaceLineEndings(" "),
        _ when action.Stopping.IsCancellationRequested => "cancelled",
        _ => $"not done within {DurationText.Format(allowance.Total)}{(lastTrouble is null ? "" : $": {lastTrouble}")}",
    };
}
