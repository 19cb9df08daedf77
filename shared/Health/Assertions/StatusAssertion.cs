namespace Actions.Health;

/// <summary><c>status in 200-299,401</c>. Where it is used it takes the place of the input expected-status.</summary>
internal sealed record StatusAssertion(string Text, StatusSet Expected) : Assertion(Text)
{
    internal override Fault? Judge(Answer answer) =>
        Expected.Contains(answer.Status) ? null : new Fault(Reason.Status, $"answered {answer.Status}, expected {Expected}");
}
