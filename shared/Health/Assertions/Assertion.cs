namespace Actions.Health;

/// <summary>One thing that must hold for an answer.</summary>
/// <param name="Text">The line as the user wrote it.</param>
public abstract record Assertion(string Text)
{
    /// <summary>Whether it looks at the body.</summary>
    public virtual bool ReadsBody => false;

    /// <summary>What is wrong with the answer, or null when the assertion holds.</summary>
    internal abstract Fault? Judge(Answer answer);

    /// <summary>A fault that says what was expected, and what was found.</summary>
    private protected Fault Failed(string found) => new(Reason.Assertion, $"expected '{Text}', found {found}");

    private protected static Fault CutShort(Answer answer) =>
        new(Reason.TooLarge, $"the body is longer than the {ByteSize.Format(answer.Body.Length)} that were read (input max-body)");
}
