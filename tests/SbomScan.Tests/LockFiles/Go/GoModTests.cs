using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Go;

public sealed class GoModTests
{
    private const string Text = """
        module example.com/org/app // the app

        go 1.22.0

        toolchain go1.22.3

        require (
        	github.com/Azure/azure-sdk-for-go v68.0.0+incompatible
        	golang.org/x/net v0.24.0 // indirect
        	golang.org/x/text v0.14.0 // indirect; but wanted
        )

        require example.com/org/shared v0.0.0
        require "github.com/old/name" v1.0.0
        require github.com/pinned/one v1.2.3

        replace (
        	example.com/org/shared => ../shared
        	github.com/old/name v1.0.0 => github.com/new/name v1.1.0
        )
        replace github.com/pinned/one v9.9.9 => ./not-this

        exclude golang.org/x/net v0.1.0
        retract v0.0.1
        tool golang.org/x/tools/cmd/stringer
        """;

    [Fact]
    public void Every_module_is_listed_with_what_replaces_it()
    {
        var content = Locks.Read("app/go.mod", Text, ("app/go.sum", """
            github.com/Azure/azure-sdk-for-go v68.0.0+incompatible h1:aa=
            github.com/new/name v1.1.0/go.mod h1:bb=
            golang.org/x/net v0.24.0 h1:cc=
            golang.org/x/text v0.14.0 h1:cc=
            """));

        content.FormatVersion.ShouldBe("1.22.0");
        content.HasEdges.ShouldBeFalse();
        content.Listing().ShouldBe("""
            1: own example.com/org/app runtime -> github.com/Azure/azure-sdk-for-go@v68.0.0+incompatible, example.com/org/shared, github.com/new/name@v1.1.0, github.com/pinned/one@v1.2.3
            8: pkg:golang/github.com/azure/azure-sdk-for-go@v68.0.0%2Bincompatible unknown direct
            9: pkg:golang/golang.org/x/net@v0.24.0 unknown
            10: pkg:golang/golang.org/x/text@v0.14.0 unknown
            13: own example.com/org/shared runtime direct
            14: pkg:golang/github.com/new/name@v1.1.0 unknown direct
            15: pkg:golang/github.com/pinned/one@v1.2.3 unknown direct
            5: pkg:golang/stdlib@1.22.3 unknown direct
            """);
        content.Remarks.ShouldHaveSingleItem().ShouldBe("go.sum has no entry for github.com/pinned/one@v1.2.3: 'go mod tidy' makes both agree");
    }

    [Theory]
    [InlineData("go 1.22", null)]
    [InlineData("go 1.22.4", "1.22.4")]
    [InlineData("go 1.21\n\ntoolchain go1.23.1-custom", "1.23.1")]
    [InlineData("go 1.21\ntoolchain default", null)]
    public void The_standard_library_has_the_version_that_is_chosen(string lines, string? version) =>
        Locks.Read("go.mod", $"module a\n{lines}\n").Packages.Single(package => package.Name == "stdlib").Version.ShouldBe(version);

    [Fact]
    public void Modules_of_the_workspace_come_from_no_registry()
    {
        var content = Locks.Read("services/app/go.mod", "module example.com/app\nrequire example.com/lib v1.0.0\n",
            ("go.work", "go 1.22\nuse (\n\t./services/app\n\t./libs/lib\n\t./gone\n)\n"),
            ("libs/lib/go.mod", "module example.com/lib\n"));

        content.Listing().ShouldBe("1: own example.com/app runtime -> example.com/lib\n2: own example.com/lib runtime direct");
        content.StatesEmptiness.ShouldBeTrue();
        content.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Old_files_say_that_they_do_not_list_everything() =>
        Locks.Read("go.mod", "module a\ngo 1.16\nrequire b.com/c v1.0.0\n").Remarks.ShouldBe(
            ["go 1.16 does not list what dependencies bring: 'go mod tidy -go=1.17' or newer does", "go.sum is missing beside it: whether the list is whole cannot be checked"]);

    [Fact]
    public void A_module_alone_states_emptiness() => Locks.Read("go.mod", "module a\n").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "it has no line 'module'")]
    [InlineData("require a v1\n", "it has no line 'module'")]
    [InlineData("module a\nrequire (\n\tb.com/c v1.0.0\n", "line 2: \"require (\" is never closed")]
    [InlineData("module a\nrequire b.com/c\n", "line 2: 'require b.com/c' is not understood")]
    [InlineData("<html>\n", "line 1: '<html> ' is not understood")]
    [InlineData("module a\nreplace b => c v1 v2\n", "line 2: 'replace b => c v1 v2' is not understood")]
    [InlineData("module \"a\n", "line 1: a quote is never closed")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("go.mod", text).ShouldStartWith(fault);
}
