using Actions.Toolkit;

namespace Actions.Health;

/// <summary><c>latency &lt; 800ms</c>: from the start of the attempt to the end of the body.</summary>
internal sealed record LatencyAssertion(string Text, TimeSpan Limit) : Assertion(Text)
{
    internal override Fault? Judge(Answer answer) =>
        answer.Latency < Limit ? null : Failed(DurationText.Format(answer.Latency));
}
