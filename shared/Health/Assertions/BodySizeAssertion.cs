namespace Actions.Health;

/// <summary><c>body size &lt; 64KiB</c>: of the body as it was unpacked.</summary>
internal sealed record BodySizeAssertion(string Text, NumberComparison Comparison) : Assertion(Text)
{
    public override bool ReadsBody => true;

    internal override Fault? Judge(Answer answer)
    {
        var holds = Comparison.Holds(answer.Body.Length);
        // Of a body that was cut it is known only that it is longer.
        var proven = !answer.Body.Cut || holds == Comparison.Holds(decimal.MaxValue);
        if (!proven) return CutShort(answer);
        return holds ? null : Failed($"a body of {(answer.Body.Cut ? "more than " : "")}{ByteSize.Format(answer.Body.Length)}");
    }
}
