using System.Text;
using System.Text.Json.Nodes;
using Testing;

namespace Doctor.Tests;

public class DoctorTests
{
    private const string Place = ".github/workflows/ci.yml";

    [Fact]
    public async Task A_repository_without_faults_is_clean()
    {
        using var run = await Repositories.Of((Place, Repositories.Clean)).DoctorAsync();
        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("clean");
        run.Outputs["findings"].ShouldBe("[]");
        run.Summary.ShouldContain("Nothing found in 1 file");
    }

    [Fact]
    public async Task An_error_fails_the_step_and_stands_beside_its_line()
    {
        using var run = await Repositories.Of((Place, Repositories.Broken)).DoctorAsync();
        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["errors"].ShouldBe("1");
        run.Log.ShouldContain($"::error file={Place},line=9,title=expression-in-run::");
        var finding = JsonNode.Parse(run.Outputs["findings"])![0]!;
        ((string?)finding["rule"], (int?)finding["line"], (int?)finding["column"]).ShouldBe(("expression-in-run", 9, 20));
        run.Summary.ShouldContain("`expression-in-run`");
    }

    [Theory]
    [InlineData("error", 0, "findings")]
    [InlineData("warning", 1, "failed")]
    [InlineData("none", 0, "findings")]
    public async Task A_warning_fails_the_step_only_on_request(string failOn, int exitCode, string result)
    {
        using var run = await Repositories.Of((Place, Repositories.Poor)).Input("fail-on", failOn).DoctorAsync();
        run.ExitCode.ShouldBe(exitCode, run.Log);
        run.Outputs["result"].ShouldBe(result);
        run.Outputs["warnings"].ShouldBe("1");
        run.Log.ShouldContain($"::warning file={Place},line=5,title=runner-label::");
    }

    [Fact]
    public async Task With_none_an_error_is_shown_and_the_step_goes_on()
    {
        using var run = await Repositories.Of((Place, Repositories.Broken)).Input("fail-on", "none").DoctorAsync();
        run.ExitCode.ShouldBe(0);
        run.Outputs["result"].ShouldBe("findings");
    }

    [Fact]
    public async Task Only_the_rules_that_were_asked_for_count()
    {
        using var run = await Repositories.Of((Place, Repositories.Broken)).Input("rules", "runner-label\njob-timeout").DoctorAsync();
        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("by 2 rules");
    }

    [Fact]
    public async Task A_rule_is_left_out_with_its_reason()
    {
        using var run = await Repositories.Of((Place, Repositories.Broken)).Input("skip", "expression-in-run: branch names are checked by a hook").DoctorAsync();
        run.ExitCode.ShouldBe(0, run.Log);
        run.Summary.ShouldContain("branch names are checked by a hook");
    }

    [Theory]
    [InlineData("skip", "expression-in-run", "expected 'rule: reason'")]
    [InlineData("skip", "expresion-in-run: because", "did you mean 'expression-in-run'?")]
    [InlineData("rules", "expressions-in-run", "did you mean 'expression-in-run'?")]
    [InlineData("rules", "zzz", "there is no rule 'zzz'; there are action-inputs")]
    [InlineData("path", "../elsewhere", "expected a path below the workspace")]
    [InlineData("fail-on", "note", "expected one of error, warning, none")]
    [InlineData("report-file", "/etc/x.sarif", "expected a path below the workspace")]
    public async Task A_wrong_input_is_refused_before_anything_is_read(string input, string value, string message)
    {
        using var run = await Repositories.Of((Place, Repositories.Broken)).Input(input, value).DoctorAsync();
        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(message);
        run.Outputs["result"].ShouldBe("error");
    }

    [Theory]
    [InlineData(".github/workflows")]
    [InlineData("templates/*.yml")]
    [InlineData("missing.yml")]
    public async Task Nothing_to_look_at_is_no_success(string path)
    {
        using var run = await Repositories.Of(("src/main.c", "int main;")).Input("path", path).DoctorAsync();
        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain($"There is nothing to look at: '{path}' leads to no workflow");
        run.Outputs["result"].ShouldBe("error");
    }

    [Fact]
    public async Task One_line_that_leads_to_nothing_fails_beside_others_that_do_not()
    {
        using var run = await Repositories.Of((Place, Repositories.Clean)).Input("path", ".github/workflows\ntemplate/*.yml").DoctorAsync();
        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("'template/*.yml' leads to no workflow");
    }

    [Fact]
    public async Task A_file_that_is_no_YAML_is_a_finding_and_the_others_are_looked_at()
    {
        using var run = await Repositories.Of((".github/workflows/a.yml", "on: [push\n"), (".github/workflows/b.yml", Repositories.Broken)).DoctorAsync();
        run.ExitCode.ShouldBe(1);
        run.Outputs["errors"].ShouldBe("2");
        run.Log.ShouldContain("error readable: GitHub cannot read this file");
        run.Log.ShouldContain("b.yml:9:20: error expression-in-run");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_finding()
    {
        using var run = Repositories.Of((Place, Repositories.Clean));
        await File.WriteAllBytesAsync(Path.Combine(run.Workspace, ".github/workflows/b.yml"), [0xFF, 0xFE, 0x00]);
        await run.DoctorAsync();
        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("not text in UTF-8");
    }

    [Fact]
    public async Task A_file_of_any_size_is_no_reason_to_hang()
    {
        using var run = await Repositories.Of((Place, new string('#', 2_000_000))).DoctorAsync();
        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("larger than 1,024 KiB");
    }

    [Fact]
    public async Task A_whole_repository_holds_its_workflows_and_its_actions()
    {
        using var run = await Repositories.Of(
            (Place, Repositories.Clean), ("tools/build/action.yml", "name: build\nruns: { using: composite, steps: [{ run: 'echo ${{ inputs.name }}', shell: bash }] }\n"),
            ("compose.yml", "services: {}\n"), ("node_modules/x/action.yml", "broken: [\n"), ("app/.github/workflows/deploy.yml", Repositories.Clean)).Input("path", ".").DoctorAsync();
        run.Log.ShouldContain("Looked at 3 files");
        run.Log.ShouldContain("tools/build/action.yml:2:");
    }

    [Fact]
    public async Task Links_are_not_followed()
    {
        using var run = Repositories.Of((Place, Repositories.Clean));
        File.CreateSymbolicLink(Path.Combine(run.Workspace, ".github/workflows/linked.yml"), "/etc/hostname");
        Directory.CreateSymbolicLink(Path.Combine(run.Workspace, "round"), run.Workspace);
        await run.Input("path", ".").DoctorAsync();
        run.Log.ShouldContain("Looked at 1 file");
    }

    [Fact]
    public async Task Inputs_of_the_other_actions_of_the_suite_are_known()
    {
        var uses = Repositories.Clean.Replace("run: make test", "uses: org/actions/ecs-deploy@v1\n        with: { cluster: shop, servcies: web, region: eu-central-1 }", StringComparison.Ordinal);
        using var run = await Repositories.Of((Place, uses)).DoctorAsync();
        run.Log.ShouldContain("'org/actions/ecs-deploy' has no input 'servcies'");
        run.Log.ShouldContain("write: services: …");
    }

    [Fact]
    public async Task Text_of_a_file_does_not_act_in_the_log()
    {
        var hostile = Repositories.Clean.Replace("run: make test", "uses: \"x/y@main\\n::add-mask::e\\n##[error]injected\"", StringComparison.Ordinal);
        using var run = await Repositories.Of((Place, hostile)).DoctorAsync();
        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.Split('\n').ShouldNotContain(line => line.TrimStart().StartsWith("::add-mask", StringComparison.Ordinal) || line.Contains("##[error]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_findings_than_an_output_holds_are_cut()
    {
        var many = new StringBuilder(Repositories.Clean + "\n");
        for (var i = 0; i < 500; i++) many.Append("      - run: echo ${{ github.head_ref }}\n");
        using var run = await Repositories.Of((Place, many.ToString())).DoctorAsync();
        run.Outputs["errors"].ShouldBe("500");
        JsonNode.Parse(run.Outputs["findings"])!.AsArray().Count.ShouldBe(200);
        run.Summary.ShouldContain("200 further findings are in the log");
        run.Log.Split('\n').Count(line => line.StartsWith("::error", StringComparison.Ordinal)).ShouldBe(10);
    }
}
