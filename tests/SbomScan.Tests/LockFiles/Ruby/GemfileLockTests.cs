using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Ruby;

public sealed class GemfileLockTests
{
    private static readonly string Hash = new('a', 64);

    private static readonly string Text = $"""
        GIT
          remote: https://example.com/org/tool.git
          revision: 0123456789abcdef
          branch: main
          specs:
            tool (2.0.0)
              rack (>= 2)

        PATH
          remote: engines/billing
          specs:
            billing (0.1.0)
              nokogiri

        GEM
          remote: https://rubygems.org/
          specs:
            nokogiri (1.16.0-arm64-darwin)
              racc (~> 1.4)
            nokogiri (1.16.0-x86_64-linux)
              racc (~> 1.4)
            racc (1.7.3)
            rack (3.0.9.1)
            rails (7.1.3)
              bundler (>= 1.15.0)
              rack (>= 2.2.4)
            rspec-core (4.0.0.beta1)

        GEM
          remote: https://gems.example.com/
          specs:
            inner (1.0)

        PLATFORMS
          arm64-darwin
          x86_64-linux

        DEPENDENCIES
          billing!
          inner!
          nokogiri (~> 1.16)
          rails (= 7.1.3)
          rspec-core
          tool!
          tzinfo-data

        CHECKSUMS
          nokogiri (1.16.0-x86_64-linux) sha256={Hash}
          racc (1.7.3)

        RUBY VERSION
           ruby 3.3.0p0

        BUNDLED WITH
           2.5.4
        """;

    [Fact]
    public void Versions_for_several_platforms_and_sources_are_packages_of_their_own()
    {
        var content = Locks.Read("Gemfile.lock", $"""
            GEM
              remote: https://rubygems.org/
              specs:
                nokogiri (1.15.6-java)
                nokogiri (1.16.0-arm64-darwin)
                nokogiri (1.16.0-x86_64-linux)
                  racc
                racc (1.7.3)
                xpath (3.2.0)
                  nokogiri (~> 1.8)

            GEM
              remote: https://gems.example.com/
              specs:
                racc (1.7.3)

            DEPENDENCIES
              xpath

            CHECKSUMS
              nokogiri (1.16.0-x86_64-linux) sha256={Hash}
            """);

        content.Listing().ShouldBe("""
            4: pkg:gem/nokogiri@1.15.6 unknown
            5: pkg:gem/nokogiri@1.16.0 unknown -> racc, racc #2
            8: pkg:gem/racc@1.7.3 unknown
            15: pkg:gem/racc@1.7.3?repository_url=https://gems.example.com/ unknown
            9: pkg:gem/xpath@3.2.0 unknown direct -> nokogiri, nokogiri #2
            """);
        content.Packages.Select(package => package.Hashes.Count).ShouldBe([0, 1, 0, 0, 0]);
    }

    [Fact]
    public void All_sections_are_read()
    {
        var content = Locks.Read("Gemfile.lock", Text);

        content.FormatVersion.ShouldBe("2.5.4");
        content.HasEdges.ShouldBeTrue();
        content.Listing().ShouldBe("""
            6: pkg:gem/tool@2.0.0?vcs_url=git%2Bhttps://example.com/org/tool.git%400123456789abcdef unknown direct -> rack
            12: own billing 0.1.0 runtime direct -> nokogiri
            18: pkg:gem/nokogiri@1.16.0 unknown direct -> racc
            22: pkg:gem/racc@1.7.3 unknown
            23: pkg:gem/rack@3.0.9.1 unknown
            24: pkg:gem/rails@7.1.3 unknown direct -> rack
            27: pkg:gem/rspec-core@4.0.0.beta1 unknown direct
            32: pkg:gem/inner@1.0?repository_url=https://gems.example.com/ unknown direct
            """);
        content.Packages[2].Hashes.ShouldBe([new PackageHash("SHA-256", Hash)]);
        content.Remarks.ShouldHaveSingleItem().ShouldBe("line 45: 'tzinfo-data' is asked for, but for no platform of this file");
    }

    [Fact]
    public void Windows_line_ends_and_the_other_name_are_fine() =>
        Locks.Read("gems.locked", Text.Replace("\n", "\r\n")).Packages.Count.ShouldBe(8);

    [Fact]
    public void A_lock_of_own_gems_alone_states_emptiness() =>
        Locks.Read("Gemfile.lock", "PATH\n  remote: .\n  specs:\n    own (0.1.0)\n\nDEPENDENCIES\n  own!\n").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "it has no section 'DEPENDENCIES'")]
    [InlineData("GEM\n  remote: https://rubygems.org/\n  specs:\n    a (1.0)\n", "it has no section 'DEPENDENCIES'")]
    [InlineData("GEM\n  specs:\n    a\n", "line 3: 'a' has no version")]
    [InlineData("<<<<<<< HEAD\nGEM\n", "line 1: '<<<<<<< HEAD' is not understood")]
    [InlineData("{\"a\": 1}", "line 1: '{\"a\": 1}' is not understood")]
    [InlineData("GEM\n          deep\n", "line 2: 'deep' is not understood")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("Gemfile.lock", text).ShouldStartWith(fault);
}
