using Notify.Delivery;
using Notify.Events;
using Notify.Sinks;
using Notify.Tests.Support;

namespace Notify.Tests.Delivery;

/// <summary>A fault of one sink.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_in_one_sink_leaves_the_others_their_results()
    {
        IReadOnlyList<SinkResult> results = [];
        using var run = NotifyRun.Of();
        await run.RunAsync("notify", typeof(NotifyApp), async action =>
        {
            using var deliveries = new Deliveries(action);
            results = await deliveries.SendAsync([new Sink(SinkName.Slack, () => throw new InvalidOperationException("unheard of")), new Sink(SinkName.Teams, () => new Receipt("1"))], SampleNotification.Of(NotificationStatus.Success));
            return true;
        });

        results.Select(result => (result.Sink, result.Outcome)).ShouldBe([(SinkName.Slack, Outcome.Failed), (SinkName.Teams, Outcome.Delivered)]);
        results[0].Fault.ShouldBeOfType<InvalidOperationException>();
    }

    private sealed class Sink(SinkName name, Func<Receipt> send) : ISink
    {
        public SinkName Name => name;

        public IReadOnlyList<string> Preview(Notification notification) => [];

        public Task<Receipt> SendAsync(Notification notification, SinkCall call) => Task.FromResult(send());
    }
}
