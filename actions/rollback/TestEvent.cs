using Actions.Health;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>What is sent to each version that is back: inputs <c>test-event</c> and <c>test-expect</c>.</summary>
/// <param name="Event">JSON.</param>
/// <param name="Expected">What must hold of the answer.</param>
internal sealed record TestEvent(byte[] Event, IReadOnlyList<Assertion> Expected)
{
    public static TestEvent? Read(InputReader inputs)
    {
        var sent = inputs.Parsed("test-event", text => FunctionEvent.Parse(inputs.Runner, text));
        var expected = inputs.ParsedLines("test-expect", AnswerAssertion.Parse);
        if (expected.Count > 0 && inputs.OptionalText("test-event") is null)
            inputs.Error("test-expect", "there is no 'test-event' to be answered");
        return sent is null ? null : new TestEvent(sent, expected);
    }
}
