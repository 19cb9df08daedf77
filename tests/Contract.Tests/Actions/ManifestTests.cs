using System.Text.RegularExpressions;
using Testing.Runner;

namespace Contract.Tests.Actions;

public partial class ManifestTests
{
    public static TheoryData<string> Actions => EveryAction.Names;

    [Theory]
    [MemberData(nameof(Actions))]
    public void Says_what_it_is(string action)
    {
        var manifest = Manifest.Of(action);
        manifest.Name.ShouldNotBeNullOrWhiteSpace();
        manifest.Description.Length.ShouldBeGreaterThan(20);
        manifest.Keys.ShouldBe(["name", "description", "author", "branding", "inputs", "outputs", "runs"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Runs_the_image_of_its_name_by_its_own_entrypoint(string action)
    {
        var manifest = Manifest.Of(action);
        manifest.Using.ShouldBe("docker");
        manifest.Image.ShouldBe($"docker://ghcr.io/org/actions/{action}:main");
        manifest.Entrypoint.ShouldBe($"/app/{action}", "without it, an input named entryPoint would decide what runs");
        manifest.Env.ShouldBeEmpty("a variable of the consumer wins over one of the manifest");
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Describes_every_input_and_output(string action)
    {
        var manifest = Manifest.Of(action);
        manifest.Inputs.Where(input => input.Description.Trim().Length < 10).Select(input => input.Name).ShouldBeEmpty();
        manifest.Outputs.Where(output => output.Description.Trim().Length < 10).Select(output => output.Name).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Names_are_lower_case_words_and_none_is_the_runners_own(string action)
    {
        var manifest = Manifest.Of(action);
        var names = manifest.Inputs.Select(input => input.Name).Concat(manifest.Outputs.Select(output => output.Name)).ToList();
        names.Where(name => !LowerCaseWords().IsMatch(name)).ShouldBeEmpty();
        manifest.Inputs.Select(input => input.Name).ShouldNotContain(name => name == "args" || name == "entrypoint");
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void A_required_input_has_no_default_and_a_token_has_the_jobs(string action)
    {
        var manifest = Manifest.Of(action);
        manifest.Inputs.Where(input => input is { Required: true, Default: not null }).Select(input => input.Name).ShouldBeEmpty();
        manifest.Inputs.Where(input => input.Name == "token").ShouldAllBe(input => input.Default == "${{ github.token }}");
    }

    [GeneratedRegex("^[a-z][a-z0-9]*([-_][a-z0-9]+)*$", RegexOptions.None, 1000)]
    private static partial Regex LowerCaseWords();
}
