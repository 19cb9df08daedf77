using System.Text;
using System.Text.Json;
using Actions.Health;
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
        Event = source.Value("test-event", text => ReadEvent(runner, text)),
        Expected = source.List("test-expect", line => PayloadAssertion(WithoutOwner(line))),
        Invocation = source.Choice<TestInvocation>("test-invocation"),
    };

    public TestWish Over(TestWish other) => new()
    {
        Event = Event ?? other.Event,
        Expected = Expected.Count > 0 ? Expected : other.Expected,
        Invocation = Invocation ?? other.Invocation,
    };

    private static byte[] ReadEvent(RunnerContext runner, string text)
    {
        var isFile = !text.StartsWith('{') && !text.StartsWith('[');
        var json = isFile ? File.ReadAllText(Existing(WorkspacePath.Resolve(runner, text))) : text;
        try
        {
            using var document = JsonDocument.Parse(json);
            return Encoding.UTF8.GetBytes(json);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"the event is not JSON: {problem.Message}", problem);
        }
    }

    private static string Existing(WorkspacePath path) => File.Exists(path.FullPath)
        ? path.FullPath
        : throw new FormatException($"expected JSON, or a file in the workspace that holds it; there is no file '{path.RelativePath}'");

    private static Assertion PayloadAssertion(string line) => line.Split(' ')[0] is "json" or "body" or "status" or "latency"
        ? AssertionParser.Parse(line)
        : throw new FormatException("expected an assertion on the answer, such as 'json $.statusCode == 200' or 'body contains ok'; header, tls and redirect-count mean nothing here");

    // In a file each entry has the function in front; no assertion begins with a word and a slash.
    private static string WithoutOwner(string line) => OwnerScope.Split(line) is ({ } owner, var behind) && !owner.Contains(' ', StringComparison.Ordinal) ? behind : line;
}
