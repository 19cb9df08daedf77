using System.Text;
using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles;

/// <summary>Ten times as many packages take about ten times as long: what grows with the square would take minutes here.</summary>
public sealed class LargeLockTests
{
    private const int Many = 20_000;

    public static TheoryData<string, string, Func<int, string>, string> Formats => new()
    {
        { "Cargo.lock", "version = 3\n", number => $"[[package]]\nname = \"p{number}\"\nversion = \"1.0.0\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\ndependencies = [\n \"p{number / 2}\",\n]\n", "" },
        { "poetry.lock", "", number => $"[[package]]\nname = \"p{number}\"\nversion = \"1.0\"\n[package.dependencies]\np{number / 2} = \"*\"\n", "[metadata]\nlock-version = \"2.0\"\n" },
        { "requirements.txt", "", number => $"p{number}==1.0\n    # via p{number / 2}\n", "" },
        { "go.mod", "module a\nrequire (\n", number => $"\texample.com/p{number} v1.0.0\n", ")\n" },
        { "Gemfile.lock", "GEM\n  specs:\n", number => $"    p{number} (1.0)\n      p{number / 2}\n", "DEPENDENCIES\n  p1\n" },
        { "composer.lock", "{\"packages\": [\n", number => $"{{\"name\": \"a/p{number}\", \"version\": \"1.0\", \"require\": {{\"a/p{number / 2}\": \"*\"}}}},\n", "{\"name\": \"z/z\", \"version\": \"1\"}]}" },
        { "gradle.lockfile", "", number => $"g:p{number}:1.0=runtimeClasspath\n", "empty=\n" },
        { "mix.lock", "%{\n", number => $"\"p{number}\": {{:hex, :p{number}, \"1.0\", \"00\", [:mix], [{{:p{number / 2}, \"~> 1\", []}}], \"hexpm\"}},\n", "}" },
        { "Podfile.lock", "PODS:\n", number => $"  - P{number} (1.0):\n    - P{number / 2}\n", "COCOAPODS: 1.0\n" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Many_packages_are_read_in_linear_time(string path, string head, Func<int, string> one, string tail)
    {
        var text = new StringBuilder(head);
        for (var number = 0; number < Many; number++) text.Append(one(number));

        Locks.Read(path, text.Append(tail).ToString()).Packages.Count(package => package.Purl != null).ShouldBeGreaterThanOrEqualTo(Many);
    }

    [Theory]
    [InlineData("poetry.lock", "", "[[package]]\nname = \"a\"\nversion = \"{0}\"\n[package.dependencies]\na = \"*\"\n", "[metadata]\nlock-version = \"2.0\"\n")]
    [InlineData("uv.lock", "version = 1\n", "[[package]]\nname = \"a\"\nversion = \"{0}\"\nsource = {{ registry = \"https://pypi.org/simple\" }}\ndependencies = [{{ name = \"a\" }}]\n", "")]
    [InlineData("requirements.txt", "", "a=={0}\n    # via a\n", "")]
    [InlineData("composer.lock", "{\"packages\": [", "{{\"name\": \"b/{0}\", \"version\": \"1\", \"replace\": {{\"a/a\": \"*\"}}, \"require\": {{\"a/a\": \"*\"}}}},", "{\"name\": \"z/z\", \"version\": \"1\"}]}")]
    public void Edges_do_not_multiply(string path, string head, string one, string tail) =>
        Locks.Fault(path, head + string.Concat(Enumerable.Range(1, 20_000).Select(number => string.Format(null, one, number))) + tail).ShouldEndWith("stands there more than 200 times");
}
