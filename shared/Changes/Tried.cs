namespace Actions.Changes;

/// <summary>What was tried in vain, for the message that says why a wider answer is given.</summary>
internal sealed class Tried
{
    private readonly List<string> texts = [];

    public void Add(string text)
    {
        var sentence = text.TrimEnd('.');
        if (!texts.Contains(sentence, StringComparer.Ordinal)) texts.Add(sentence);
    }

    public override string ToString() => string.Join("; ", texts);
}
