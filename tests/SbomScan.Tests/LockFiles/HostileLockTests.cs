using System.Text;
using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles;

/// <summary>What holds for every format: a damaged file is never a crash, and never silently nothing.</summary>
public sealed class HostileLockTests
{
    private static readonly Dictionary<string, string> Whole = new()
    {
        ["Cargo.lock"] = "version = 3\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\n",
        ["Gemfile.lock"] = "GEM\n  remote: https://rubygems.org/\n  specs:\n    a (1.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  a\n\nBUNDLED WITH\n   2.5.4\n",
        ["composer.lock"] = """{"packages": [{"name": "a/b", "version": "1.0", "license": ["MIT"]}], "packages-dev": []}""",
        ["go.mod"] = "module example.com/a\n\ngo 1.22.0\n\nrequire (\n\texample.com/b v1.0.0\n)\n",
        ["requirements.txt"] = "a==1.0 \\\n    --hash=sha256:00\n    # via -r requirements.in\nb @ https://example.com/b-1.0-py3-none-any.whl\n",
        ["poetry.lock"] = "[[package]]\nname = \"a\"\nversion = \"1.0\"\n[package.dependencies]\nb = \"*\"\n[metadata]\nlock-version = \"2.0\"\n",
        ["Pipfile.lock"] = """{"_meta": {"pipfile-spec": 6}, "default": {"a": {"version": "==1.0"}}, "develop": {}}""",
        ["uv.lock"] = "version = 1\n[[package]]\nname = \"a\"\nversion = \"1.0\"\nsource = { registry = \"https://pypi.org/simple\" }\n",
        ["pdm.lock"] = "[metadata]\nlock_version = \"4.5.0\"\n[[package]]\nname = \"a\"\nversion = \"1.0\"\ngroups = [\"default\"]\n",
        ["pylock.toml"] = "lock-version = '1.0'\n[[packages]]\nname = 'a'\nversion = '1.0'\n",
        ["pom.xml"] = "<project><artifactId>a</artifactId><dependencies><dependency><groupId>g</groupId><artifactId>b</artifactId><version>1</version></dependency></dependencies></project>",
        ["gradle.lockfile"] = "# comment\ng:a:1.0=runtimeClasspath\nempty=\n",
        ["gradle/verification-metadata.xml"] = "<verification-metadata><components><component group='g' name='a' version='1'><artifact name='a-1.jar'/></component></components></verification-metadata>",
        ["mix.lock"] = "%{\n  \"a\": {:hex, :a, \"1.0\", \"00\", [:mix], [{:b, \"~> 1\", [hex: :b]}], \"hexpm\", \"00\"},\n}\n",
        ["pubspec.lock"] = "packages:\n  a:\n    dependency: transitive\n    description:\n      name: a\n    source: hosted\n    version: \"1.0\"\nsdks:\n  dart: any\n",
        ["Podfile.lock"] = "PODS:\n  - A (1.0)\n  - B (2.0):\n    - A\n\nDEPENDENCIES:\n  - B\n\nCOCOAPODS: 1.15.0\n",
        ["Package.resolved"] = """{"pins": [{"identity": "a", "kind": "remoteSourceControl", "location": "https://example.com/a/a", "state": {"version": "1.0"}}], "version": 2}""",
        ["conan.lock"] = """{"version": "0.5", "requires": ["zlib/1.2.13#aa%1.0"], "build_requires": []}""",
        ["renv.lock"] = """{"R": {"Version": "4.3"}, "Packages": {"a": {"Package": "a", "Version": "1.0", "Source": "Repository"}}}""",
        ["cabal.project.freeze"] = "active-repositories: hackage.haskell.org:merge\nconstraints: any.a ==1.0,\n             any.b ==2.0\nindex-state: x\n",
        ["stack.yaml.lock"] = "packages:\n- completed:\n    hackage: a-1.0@sha256:00,1\n  original: {}\nsnapshots: []\n",
    };

    public static TheoryData<string> Paths => [.. Whole.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_whole_file_is_read(string path) => Locks.Read(path, Whole[path]).Packages.Where(package => package.Purl != null).ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_that_ends_anywhere_is_unreadable_or_still_has_packages(string path)
    {
        for (var length = 1; length < Whole[path].Length; length++) ShouldBeHonest(path, Encoding.UTF8.GetBytes(Whole[path][..length]));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_with_any_byte_changed_is_unreadable_or_still_has_packages(string path)
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Whole[path]);
            for (var change = random.Next(3); change >= 0; change--) bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"{}[]()\"'\n\t :=,<>#/\\@-.0a"[random.Next(24)];
            ShouldBeHonest(path, bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Other_content_is_unreadable(string path)
    {
        foreach (var content in (string[])["<!DOCTYPE html>\n<html><body>Sign in</body></html>", "\0\0\0\0", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", "\u00a7 odd"])
            Should.Throw<FormatException>(() => Locks.Read(path, content), $"{path}: {content}").Message.Length.ShouldBeLessThan(400);
    }

    // Nothing is an answer only where the file says so itself: a requirements file may hold a comment alone, a project may ask for nothing.
    private static void ShouldBeHonest(string path, byte[] bytes)
    {
        try
        {
            var content = Locks.Read(path, bytes);
            (content.StatesEmptiness || content.Packages.Any(package => package.Purl != null)).ShouldBeTrue(Encoding.UTF8.GetString(bytes));
            content.Packages.Select(package => package.Id).ShouldBeUnique(Encoding.UTF8.GetString(bytes));
        }
        catch (FormatException problem)
        {
            problem.Message.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
