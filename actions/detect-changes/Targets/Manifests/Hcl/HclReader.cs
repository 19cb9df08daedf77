namespace DetectChanges.Targets.Manifests.Hcl;

/// <summary>
/// Reads the structure of HCL: blocks and attributes. Expressions stay tokens: nothing is evaluated here. What is no HCL is refused,
/// so that nothing in it is overlooked.
/// </summary>
internal sealed class HclReader
{
    private const int DeepestNesting = 64;

    private readonly IReadOnlyList<HclToken> tokens;
    private int at;
    private int depth;

    private HclReader(IReadOnlyList<HclToken> tokens) => this.tokens = tokens;

    /// <exception cref="FormatException">It is not HCL.</exception>
    public static HclBlock Read(string text)
    {
        var reader = new HclReader(HclScanner.Scan(text));
        var file = reader.Body("", []);
        if (reader.at < reader.tokens.Count) throw Unexpected(reader.tokens[reader.at]);
        return file;
    }

    private HclBlock Body(string type, IReadOnlyList<string> labels)
    {
        if (++depth > DeepestNesting) throw new FormatException($"blocks are nested deeper than {DeepestNesting} levels");
        var attributes = new List<HclAttribute>();
        var blocks = new List<HclBlock>();
        for (; at < tokens.Count && !tokens[at].Is('}'); at++)
        {
            var token = tokens[at];
            if (token.Kind == HclTokenKind.LineEnd) continue;
            if (token.Kind != HclTokenKind.Word) throw Unexpected(token);
            at++;
            if (Here().Is('=')) attributes.Add(Attribute(token));
            else blocks.Add(Block(token.Text));
        }

        depth--;
        return new HclBlock(type, labels, attributes, blocks);
    }

    private HclBlock Block(string type)
    {
        var labels = new List<string>();
        for (; Here() is { Kind: HclTokenKind.Word or HclTokenKind.String } label; at++) labels.Add(label.String?.ToString() ?? label.Text);
        if (!Here().Is('{')) throw Unexpected(Here());
        at++;
        var block = Body(type, labels);
        return Here().Is('}') ? block : throw Unexpected(Here());
    }

    // To the end of the line, or of the block that is all on one line; inside brackets lines may end.
    private HclAttribute Attribute(HclToken name)
    {
        var value = new List<HclToken>();
        var open = 0;
        for (at++; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (open == 0 && (token.Kind == HclTokenKind.LineEnd || token.Is('}'))) break;
            if (token.Is('{') || token.Is('[') || token.Is('(')) open++;
            if (token.Is('}') || token.Is(']') || token.Is(')')) open--;
            if (open > DeepestNesting) throw new FormatException($"line {token.Line}: nested deeper than {DeepestNesting} levels");
            if (token.Kind != HclTokenKind.LineEnd) value.Add(token);
        }

        if (open > 0) throw new FormatException($"line {name.Line}: the value of '{name.Text}' does not end");
        at--;
        return new HclAttribute(name.Text, value);
    }

    private HclToken Here() => at < tokens.Count ? tokens[at] : tokens[^1];

    private static FormatException Unexpected(HclToken token) => new($"line {token.Line}: expected 'name = value' or a block");
}
