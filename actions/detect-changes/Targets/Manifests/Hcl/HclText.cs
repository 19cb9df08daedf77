using System.Text;

namespace DetectChanges.Targets.Manifests.Hcl;

/// <summary>A string of HCL: literal pieces, and between them expressions that are known only when the program runs.</summary>
internal sealed record HclText(IReadOnlyList<HclText.Piece> Pieces)
{
    /// <param name="Text">The literal text, or the expression as it is written.</param>
    /// <param name="IsExpression">It stood in <c>${…}</c> or <c>%{…}</c>.</param>
    internal readonly record struct Piece(string Text, bool IsExpression);

    /// <summary>The whole text, if every expression in it has a value.</summary>
    public string? Evaluate(Func<string, string?> valueOf)
    {
        var text = new StringBuilder();
        foreach (var piece in Pieces)
        {
            if ((piece.IsExpression ? valueOf(piece.Text) : piece.Text) is not { } value) return null;
            text.Append(value);
        }

        return text.ToString();
    }

    /// <summary>As it is written, for people.</summary>
    public override string ToString() => string.Concat(Pieces.Select(piece => piece.IsExpression ? $"${{{piece.Text}}}" : piece.Text));
}
