using System.Text.Json;
using System.Xml.Linq;
using System.Xml;
using DetectChanges.Targets.Manifests.Hcl;
using DetectChanges.Trees;
using Actions.Toolkit;
using Tomlyn.Model;

namespace DetectChanges.Targets.Manifests;

/// <summary>
/// One commit: the names of all its files, and the texts of those that describe projects. Everything in it is foreign: a text that
/// cannot be read is a problem of that file, told once to <paramref name="unreadable"/>, never an exception and never silently nothing.
/// </summary>
/// <param name="tree">All names, but those that the user wants to be ignored.</param>
/// <param name="texts">The texts of the files that a source of projects asked for.</param>
/// <param name="unreadable">Why a text that was asked for is not to be had: larger than 10 MB, not UTF-8, not there.</param>
internal sealed class Snapshot(FileTree tree, IReadOnlyDictionary<string, string> texts, IDictionary<string, string>? unreadable = null)
{
    private const int Deepest = 128;
    private const int LargestUncheckedXml = 20_000;   // characters: too few for a depth that costs much
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = Deepest, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly IDictionary<string, string> unreadable = unreadable ?? new Dictionary<string, string>(StringComparer.Ordinal);

    public FileTree Tree => tree;

    /// <summary>Files that describe nothing, because the user says so; they belong to whoever they lie with.</summary>
    public IReadOnlySet<string> Ignored { get; init; } = new HashSet<string>();

    /// <summary>What was read through a symbolic link, by the name of the link.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the commit has the file.</summary>
    public bool Holds(string path) => tree.HasFile(path) || Ignored.Contains(path);

    /// <summary>The files whose texts are here, in ordinal order.</summary>
    public IEnumerable<string> Read => texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The files that could not be read or understood, and why.</summary>
    public IEnumerable<KeyValuePair<string, string>> Unreadable => unreadable;

    public string? Text(string path) => texts.GetValueOrDefault(path);

    /// <summary>The file as JSON, with comments and trailing commas as in a <c>tsconfig.json</c>; <see langword="null"/> when there is none, or it is none.</summary>
    public JsonElement? JsonOf(string path) => Parse<JsonElement?>(path, text =>
    {
        using var document = JsonDocument.Parse(text, Json);
        if (text.Contains("\\u", StringComparison.Ordinal)) Unescape(document.RootElement);
        return document.RootElement.Clone();
    });

    /// <summary>The file as YAML; <see langword="null"/> when there is none, or it is none.</summary>
    public YamlValue? YamlOf(string path) => Parse(path, text => YamlReader.Read(text, tagsAllowed: true));

    /// <summary>The file as TOML; <see langword="null"/> when there is none, or it is none.</summary>
    public TomlTable? TomlOf(string path) => Parse(path, Toml.Read);

    /// <summary>The file as HCL; <see langword="null"/> when there is none, or it is none.</summary>
    public HclBlock? HclOf(string path) => Parse(path, HclReader.Read);

    /// <summary>The file as XML without a document type; <see langword="null"/> when there is none, or it is none.</summary>
    public XElement? XmlOf(string path) => Parse(path, text =>
    {
        if (text.Length > LargestUncheckedXml) RefuseDeepXml(text);
        using var reader = XmlReader.Create(new StringReader(text), Xml);
        return XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
    });

    /// <summary>Notes that a file could be read but says something that cannot be understood.</summary>
    public void NotUnderstood(string path, string why) => unreadable.TryAdd(path, why);

    // Half a surrogate pair is found by whoever reads the text, not by the parser: found here, it is a fault of the file.
    private static void Unescape(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) _ = element.GetString();
        if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Unescape(item);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var member in element.EnumerateObject())
        {
            _ = member.Name;
            Unescape(member.Value);
        }
    }

    private static void RefuseDeepXml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Xml);
        while (reader.Read())
        {
            if (reader.Depth > Deepest) throw new FormatException($"nested deeper than {Deepest} levels");
        }
    }

    private T? Parse<T>(string path, Func<string, T?> parse)
    {
        if (Text(path) is not { } text) return default;
        try
        {
            return parse(text.TrimStart('\uFEFF'));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or YamlProblemException or XmlException or FormatException)
        {
            NotUnderstood(path, problem.Message);
            return default;
        }
    }
}
