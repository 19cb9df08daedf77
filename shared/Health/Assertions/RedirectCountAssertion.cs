namespace Actions.Health;

/// <summary><c>redirect-count &lt;= 1</c>: redirects that were followed.</summary>
internal sealed record RedirectCountAssertion(string Text, NumberComparison Comparison) : Assertion(Text)
{
    internal override Fault? Judge(Answer answer) =>
        Comparison.Holds(answer.Redirects) ? null : Failed($"{answer.Redirects} redirect{(answer.Redirects == 1 ? "" : "s")}");
}
