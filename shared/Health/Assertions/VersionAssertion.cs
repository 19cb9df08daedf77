namespace Actions.Health;

/// <summary><c>version == 1.4.2</c>: what stands at the place the input version-path names.</summary>
internal sealed record VersionAssertion(string Text, string Expected) : Assertion(Text)
{
    internal override Fault? Judge(Answer answer) =>
        answer.Version is { } seen && ExpectedVersion.AreSame(seen, Expected)
            ? null
            : new Fault(Reason.Version, $"expected '{Text}', found {(answer.Version is null ? "no version" : $"version {answer.Version}")}");
}
