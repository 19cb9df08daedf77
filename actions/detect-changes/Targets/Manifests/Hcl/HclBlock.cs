namespace DetectChanges.Targets.Manifests.Hcl;

/// <summary>A block such as <c>module "vpc" { … }</c>, or a whole file.</summary>
internal sealed record HclBlock(string Type, IReadOnlyList<string> Labels, IReadOnlyList<HclAttribute> Attributes, IReadOnlyList<HclBlock> Blocks)
{
    public HclAttribute? Attribute(string name) => Attributes.LastOrDefault(attribute => attribute.Name == name);

    /// <summary>This block and all inside it.</summary>
    public IEnumerable<HclBlock> All() => Blocks.SelectMany(block => block.All()).Prepend(this);
}

/// <summary>What stands behind <c>name =</c>: its tokens, without ends of lines.</summary>
internal sealed record HclAttribute(string Name, IReadOnlyList<HclToken> Tokens)
{
    /// <summary>The string, if the value is one string and nothing else.</summary>
    public HclText? Text => Tokens is [{ String: { } text }] ? text : null;
}
