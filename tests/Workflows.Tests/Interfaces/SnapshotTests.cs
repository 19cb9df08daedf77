using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actions.Workflows;
using Testing;

namespace Workflows.Tests;

/// <summary>
/// The interfaces as they are, kept in files: a change of one is seen in review, with what it asks of callers.
/// With <c>UPDATE_SNAPSHOTS=true</c> in the environment the files are written.
/// </summary>
public class SnapshotTests
{
    private const string Folder = "tests/Workflows.Tests/snapshots";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => new(Files.Keys.Order(StringComparer.Ordinal));

    private static IReadOnlyDictionary<string, Workflow> Files { get; } = SuiteFiles.Reusable.Concat(SuiteFiles.Actions.Select(reading => reading.Workflow!)).ToDictionary(NameOf);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_interface_is_as_it_was(string name)
    {
        var now = InterfaceSnapshot.Of(Files[name]);
        var kept = JsonNode.Parse(Snapshot.Of(now.ToJsonString(Readable) + "\n", $"{Folder}/{name}.json"))!.AsObject();
        InterfaceComparer.Compare(name, kept, now).Select(change => change.ToString()).ShouldBeEmpty();
        JsonNode.DeepEquals(kept, now).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_kept_of_what_is_gone() =>
        Directory.GetFiles(Repository.File(Folder.Split('/'))).Select(Path.GetFileNameWithoutExtension).ShouldBeSubsetOf(Files.Keys);

    private static string NameOf(Workflow file) => file.IsAction ? file.Path.Split('/')[1] : Path.GetFileName(file.Path);
}
