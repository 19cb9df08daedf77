using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;
using Tomlyn.Model;

namespace DetectChanges.Tests.Targets;

public class SnapshotTests
{
    private static Snapshot Of(string path, string text) => new(new FileTree([path]), new Dictionary<string, string> { [path] = text });

    [Fact]
    public void Toml_is_read_into_tables()
    {
        var read = Of("Cargo.toml", "[package]\nname = \"api\" # comment\n[dependencies]\nui = { path = \"../ui\", features = [\"a\"] }\n[[bin]]\nname = \"x\"\n").TomlOf("Cargo.toml")!;

        ((TomlTable)read["package"])["name"].ShouldBe("api");
        ((TomlTable)((TomlTable)read["dependencies"])["ui"])["path"].ShouldBe("../ui");
        ((TomlTableArray)read["bin"])[0]["name"].ShouldBe("x");
    }

    [Theory]
    [InlineData("a.toml", "x = ")]
    [InlineData("a.json", "{\"a\": }")]
    [InlineData("a.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    [InlineData("a.yml", "a: [")]
    public void What_cannot_be_understood_is_noted_and_not_thrown(string path, string text)
    {
        var snapshot = Of(path, text);
        _ = Path.GetExtension(path) switch
        {
            ".toml" => (object?)snapshot.TomlOf(path),
            ".json" => snapshot.JsonOf(path),
            ".xml" => snapshot.XmlOf(path),
            _ => snapshot.YamlOf(path),
        };
        snapshot.Unreadable.ShouldHaveSingleItem().Key.ShouldBe(path);
    }

    [Fact]
    public void Json_nested_deeper_than_128_levels_is_noted()
    {
        var snapshot = Of("package.json", new string('[', 200) + new string(']', 200));
        snapshot.JsonOf("package.json").ShouldBeNull();
        snapshot.Unreadable.ShouldHaveSingleItem();
    }

    [Fact]
    public void Xml_nested_deeper_than_128_levels_is_noted()
    {
        var snapshot = Of("a.csproj", string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)));
        snapshot.XmlOf("a.csproj").ShouldBeNull();
        snapshot.Unreadable.ShouldHaveSingleItem().Value.ShouldContain("128 levels");
    }
}
