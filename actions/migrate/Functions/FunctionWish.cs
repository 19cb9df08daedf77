using System.Text;
using Actions.Health;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Migrate.Functions;

/// <summary>The function that migrates, and how it is asked.</summary>
/// <param name="Name">Name or ARN.</param>
/// <param name="Qualifier">Version or alias; null for the unpublished code.</param>
/// <param name="Event">JSON; null when the inputs do not give one.</param>
/// <param name="Expected">What must hold of its answer; empty for the member <c>ok</c>.</param>
internal sealed record FunctionWish(string? Name, string? Qualifier, byte[]? Event, IReadOnlyList<Assertion> Expected)
{
    private static readonly byte[] NoEvent = Encoding.UTF8.GetBytes("{}");

    public byte[] Payload => Event ?? NoEvent;

    public string Text => Qualifier is null ? $"function {FunctionName.Short(Name!)}" : $"function {FunctionName.Short(Name!)}:{Qualifier}";

    public static FunctionWish Read(InputReader inputs) => new(
        Name: inputs.Parsed("function", FunctionName.Parse),
        Qualifier: inputs.OptionalText("function-version"),
        Event: inputs.Parsed("payload", text => FunctionEvent.Parse(inputs.Runner, text)),
        Expected: inputs.ParsedLines("expect", AnswerAssertion.Parse));
}
