using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary><c>body contains text</c>, <c>not-contains</c>, <c>matches</c>.</summary>
internal sealed record BodyAssertion(string Text, TextMatch Match) : Assertion(Text)
{
    public override bool ReadsBody => true;

    internal override Fault? Judge(Answer answer)
    {
        try
        {
            var holds = Match.Holds(answer.Body.Text);
            // What was not read may hold the missing text, or the forbidden one.
            var proven = !answer.Body.Cut || holds == (Match.Operator != "not-contains");
            if (!proven) return CutShort(answer);
            return holds ? null : Failed($"a body of {ByteSize.Format(answer.Body.Length)} in which this does not hold");
        }
        catch (RegexMatchTimeoutException)
        {
            return Failed("a body for which the regular expression takes longer than a second");
        }
    }
}
