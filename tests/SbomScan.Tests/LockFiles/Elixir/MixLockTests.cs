using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Elixir;

public sealed class MixLockTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void Packages_of_hex_and_git_are_read()
    {
        var content = Locks.Read("mix.lock", $$"""
            %{
              "cowboy": {:hex, :cowboy, "2.9.0", "865dd8b6607e14cf03282e10e934023a1bd8be6f6bacf921a7e2a96d800cd452", [:make, :rebar3], [{:cowlib, "2.11.0", [hex: :cowlib, repo: "hexpm", optional: false]}, {:gone, "~> 1.0", [hex: :gone, repo: "hexpm", optional: true]}], "hexpm", "{{Hash}}"},
              "cowlib": {:hex, :cowlib, "2.11.0", "00", [:make, :rebar3], [], "hexpm", "00"},
              # renamed
              "app_name": {:hex, :"package-name", "1.0.0-rc.1", "00", [:mix], [{:cowboy, "~> 2.0", [hex: :cowboy]}], "hexpm:acme"},
              "old": {:hex, :old, "0.1.0"},
              "phoenix": {:git, "https://user:pw@github.com/phoenixframework/phoenix.git", "abcdef0123", [branch: "main"]},
            }
            """);

        content.HasEdges.ShouldBeTrue();
        content.Listing().ShouldBe("""
            2: pkg:hex/cowboy@2.9.0 unknown -> cowlib
            3: pkg:hex/cowlib@2.11.0 unknown
            5: pkg:hex/acme/package-name@1.0.0-rc.1 unknown -> cowboy
            6: pkg:hex/old@0.1.0 unknown
            7: pkg:hex/phoenix@abcdef0123?vcs_url=git%2Bhttps://github.com/phoenixframework/phoenix.git%40abcdef0123 unknown
            """);
        content.Packages[0].Hashes.ShouldBe([new PackageHash("SHA-256", Hash)]);
    }

    [Theory]
    [InlineData("%{}")]
    [InlineData("%{\n}\n")]
    public void An_empty_map_states_emptiness(string text) => Locks.Read("mix.lock", text).StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "line 1: the end of the file stands where '%{' was expected")]
    [InlineData("<html>", "line 1: '<' stands where '%{' was expected")]
    [InlineData("%{\n  \"a\": {:hex, :a, \"1\"", "line 2: the end of the file stands where ',' or '}' was expected")]
    [InlineData("%{\n  \"a\": {:hex, :a, \"1", "line 2: the end of the file stands where '\"' was expected")]
    [InlineData("%{\n  \"a\": {:svn, \"x\"},\n}", "line 2: where 'a' comes from is not understood")]
    [InlineData("%{\n  \"a\": {:hex, :a},\n}", "line 2: a package has no name, version or address")]
    [InlineData("%{\n  \"a\": {:hex, :a, \"1\"},\n  \"a\": {:hex, :a, \"2\"},\n}", "line 3: 'a' stands there twice, first in line 2")]
    [InlineData("%{} %{}", "line 1: '%' stands where the end was expected")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("mix.lock", text).ShouldStartWith(fault);

    [Fact]
    public void Deep_nesting_is_refused() => Locks.Fault("mix.lock", "%{\"a\": " + new string('[', 1_000_000)).ShouldBe("line 1: it is nested deeper than 256 levels");
}
