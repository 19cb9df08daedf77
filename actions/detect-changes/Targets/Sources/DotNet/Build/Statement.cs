namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>One thing an MSBuild file says, as it is written.</summary>
/// <param name="Conditions">All that must hold for it: its own condition and those of what it stands in.</param>
internal abstract record Statement(IReadOnlyList<string> Conditions)
{
    /// <summary>The condition of what stands in a target: it is only known while the build runs.</summary>
    public const string InTarget = "in a target";

    /// <summary>Everything it says, to compare two commits.</summary>
    public abstract string Text { get; }

    /// <summary><c>&lt;Name&gt;Value&lt;/Name&gt;</c> in a property group.</summary>
    public sealed record Property(IReadOnlyList<string> Conditions, string Name, string Value) : Statement(Conditions)
    {
        public override string Text => Joined([Name, Value, .. Conditions]);

        /// <summary>The properties its value is made of.</summary>
        public IReadOnlyList<string> References { get; } = [.. BuildProperties.References(Value)];
    }

    /// <summary><c>&lt;Import Project="…" /&gt;</c></summary>
    public sealed record Import(IReadOnlyList<string> Conditions, string Project) : Statement(Conditions)
    {
        public override string Text => Joined(["Import", Project, .. Conditions]);
    }

    /// <summary><c>&lt;Type Include="…" /&gt;</c>, or <c>Update</c>, or <c>Remove</c>.</summary>
    public sealed record Item(IReadOnlyList<string> Conditions, string Type, ItemAction Action, string Value, string Exclude, IReadOnlyList<Metadata> Metadata)
        : Statement(Conditions)
    {
        public override string Text => Joined([Type, Action.ToString(), Value, Exclude, .. Metadata.Select(metadata => metadata.ToString()), .. Conditions]);

        public bool Is(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

        /// <summary>Whether it says the version of a package for all projects that see it.</summary>
        public bool IsCentralVersion => Is("PackageVersion") || Is("GlobalPackageReference");

        public Metadata? Of(string name) => Metadata.FirstOrDefault(metadata => metadata.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>An SDK, perhaps with its version, as <c>Microsoft.NET.Sdk.Web</c> or <c>MSTest.Sdk/3.8.0</c>.</summary>
    public sealed record Sdk(IReadOnlyList<string> Conditions, string Name) : Statement(Conditions)
    {
        public override string Text => Joined(["Sdk", Name, .. Conditions]);
    }

    /// <summary>What has no meaning here but may have one for the build: targets, definitions.</summary>
    public sealed record Other(IReadOnlyList<string> Conditions, string Text) : Statement(Conditions)
    {
        public override string Text { get; } = Text;
    }

    private static string Joined(IEnumerable<string> parts) => string.Join('\n', parts);
}

/// <summary>What an item says about what it names.</summary>
internal sealed record Metadata(string Name, string Value, bool IsConditional);

/// <summary>What an item does with what it names.</summary>
internal enum ItemAction
{
    Include,
    Update,
    Remove,
}
