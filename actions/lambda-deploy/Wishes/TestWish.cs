using Actions.Health;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The event a new version must take well before anybody else's reach it.</summary>
internal sealed record TestWish
{
    /// <summary>JSON; null for no test.</summary>
    public byte[]? Event { get; init; }

    /// <summary>What must hold of the answer.</summary>
    public IReadOnlyList<Assertion> Expected { get; init; } = [];

    /// <summary>Whether the event is only handed over.</summary>
    public TestInvocation? Invocation { get; init; }

    public static TestWish From(IWishSource source, RunnerContext runner) => new()
    {
        Event = source.Value("test-event", text => FunctionEvent.Parse(runner, text)),
        Expected = source.List("test-expect", line => AnswerAssertion.Parse(WithoutOwner(line))),
        Invocation = source.Choice<TestInvocation>("test-invocation"),
    };

    public TestWish Over(TestWish other) => new()
    {
        Event = Event ?? other.Event,
        Expected = Expected.Count > 0 ? Expected : other.Expected,
        Invocation = Invocation ?? other.Invocation,
    };

    // In a file each entry has the function in front; no assertion begins with a word and a slash.
    private static string WithoutOwner(string line) => OwnerScope.Split(line) is ({ } owner, var behind) && !owner.Contains(' ', StringComparison.Ordinal) ? behind : line;
}
