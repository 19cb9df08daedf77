namespace SbomScan.Tests.LockFiles.Haskell;

public sealed class CabalFreezeTests
{
    [Fact]
    public void Constraints_with_a_version_are_packages() => Locks.Read("cabal.project.freeze", """
        active-repositories: hackage.haskell.org:merge
        constraints: any.aeson ==2.0.3.0,
                     aeson -cffi +ordered-keymap,
                     -- a comment
                     any.assoc ==1.0.2, any.base installed,
                     text ==2.0.2
        index-state: hackage.haskell.org 2022-03-11T14:13:15Z
        """).Listing().ShouldBe("""
        2: pkg:hackage/aeson@2.0.3.0 unknown
        5: pkg:hackage/assoc@1.0.2 unknown
        5: pkg:hackage/base unknown
        6: pkg:hackage/text@2.0.2 unknown
        """);

    [Fact]
    public void Other_layouts_are_read() =>
        Locks.Read("cabal.project.freeze", "constraints:\r\n    any.aeson == 2.1 || == 2.2, any.text == 2.0,\r\n    setup.Cabal ==3.8\r\nwith-compiler: ghc-9.4\r\n").Listing()
            .ShouldBe("2: pkg:hackage/aeson unknown\n2: pkg:hackage/text@2.0 unknown\n3: pkg:hackage/Cabal@3.8 unknown");

    [Fact]
    public void A_lock_without_constraints_states_emptiness() => Locks.Read("cabal.project.freeze", "active-repositories: hackage.haskell.org:merge\n").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "it has no 'constraints'")]
    [InlineData("packages: .\n", "it has no 'constraints'")]
    [InlineData("constraints: any.aeson ==2.0.3.0,\n", "it ends with a comma")]
    [InlineData("constraints: aeson\n", "line 1: 'aeson' is not understood")]
    [InlineData("<html>\n", "line 1: '<html>' is not understood")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("cabal.project.freeze", text).ShouldStartWith(fault);
}
