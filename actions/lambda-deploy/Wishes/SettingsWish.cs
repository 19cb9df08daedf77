using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The configuration of a function as members of <c>UpdateFunctionConfiguration</c>: only those that are wanted.</summary>
internal sealed record SettingsWish
{
    private static readonly string[] VpcMembers = ["SubnetIds", "SecurityGroupIds", "Ipv6AllowedForDualStack"];
    private static readonly string[] ImageMembers = ["EntryPoint", "Command", "WorkingDirectory"];
    private static readonly string[] LoggingMembers = ["LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup"];

    public JsonObject Members { get; init; } = [];

    public bool IsEmpty => Members.Count == 0;

    public static SettingsWish From(IWishSource source)
    {
        var members = new JsonObject();
        Add(members, "Handler", source.Value("handler", text => text));
        Add(members, "Runtime", source.Value("runtime", text => text));
        Add(members, "MemorySize", source.Value<int?>("memory", text => Limits.Memory(text)));
        Add(members, "Timeout", source.Value<int?>("timeout-function", text => Limits.Timeout(text)));
        Add(members, "Role", source.Value("role", Limits.Role));
        Add(members, "KMSKeyArn", source.Value("kms-key", text => text));
        AddIn(members, "EphemeralStorage", "Size", source.Value<int?>("ephemeral-storage", text => Limits.EphemeralStorage(text)));
        AddIn(members, "TracingConfig", "Mode", source.Choice<Tracing>("tracing")?.ToString());
        AddIn(members, "DeadLetterConfig", "TargetArn", source.Value("dead-letter", text => text));
        AddIn(members, "SnapStart", "ApplyOn", source.Choice<SnapStart>("snap-start")?.ToString());
        Add(members, "VpcConfig", Tree(source, "vpc", VpcMembers));
        Add(members, "ImageConfig", Tree(source, "image-config", ImageMembers));
        Add(members, "LoggingConfig", Tree(source, "logging", LoggingMembers));
        return new SettingsWish { Members = members };
    }

    public SettingsWish Over(SettingsWish other)
    {
        var members = (JsonObject)other.Members.DeepClone();
        foreach (var (name, value) in Members)
            members[name] = value?.DeepClone();
        return new SettingsWish { Members = members };
    }

    private static void Add(JsonObject members, string name, JsonNode? value)
    {
        if (value is not null)
            members[name] = value;
    }

    private static void AddIn(JsonObject members, string name, string member, JsonNode? value) =>
        Add(members, name, value is null ? null : new JsonObject { [member] = value });

    // A key that AWS does not know would be refused only after other things have been written.
    private static JsonObject? Tree(IWishSource source, string name, string[] allowed) => source.Object(
        name, tree => tree.All(member => allowed.Contains(member.Key, StringComparer.Ordinal)) ? tree : throw new FormatException($"expected keys from {string.Join(", ", allowed)}"));
}
