using Actions.Workflows;

namespace Workflows.Tests;

/// <summary>What looks like a fault and is none.</summary>
public class NoFalseAlarmTests
{
    public static TheoryData<string, string> Steps => new()
    {
        { "expression-in-run", "- run: echo ${{ github.sha }} ${{ runner.os }} ${{ matrix.node }}" },
        { "expression-in-run", "- { run: 'docker push ${{ env.REGISTRY }}/web', env: { REGISTRY: registry.example.com } }" },
        { "download-to-shell", "- run: curl -fsS https://api.example.com | jq .version" },
        { "download-to-shell", "- run: |\n          curl -o a.tar https://example.com/a.tar\n          tar xf a.tar && sh a/install.sh" },
        { "eval-in-run", "- run: python -m evaluate $MODEL" },
        { "environment-file-from-data", "- run: echo \"result=$VALUE\" >> \"$GITHUB_OUTPUT\"" },
        { "shell-text-in-value", "- { uses: some/comment@v1, with: { body: 'Run `make fix` and push' } }" },
        { "shell-text-in-value", "- { uses: some/ssh@v1, with: { script: 'echo $(date)' } }" },
        { "result-word", "- { if: \"needs.a.outputs.result == 'deployed'\", run: x }" },
        { "result-word", "- { if: \"needs.a.outputs.state == 'failed'\", run: x }" },
        { "string-contains", "- { if: \"contains(github.event.pull_request.labels.*.name, 'e2e')\", run: x }" },
        { "string-contains", "- { if: \"contains(github.ref_name, 'release')\", run: x }" },
        { "condition-form", "- if: >-\n          ${{ github.ref_name == 'main' }}\n        run: x" },
        { "condition-form", "- if: |\n          github.ref_name == 'main' &&\n          github.event_name == 'push'\n        run: x" },
        { "action-pinned", "- uses: ./tools/build" },
        { "action-inputs", "- { uses: actions/checkout@v9, with: { brand-new: true } }" },
        { "literal-credential", "- { run: psql, env: { PGPASSWORD: postgres } }" },
        { "aws-static-keys", "- { run: test, env: { AWS_ACCESS_KEY_ID: local, AWS_SECRET_ACCESS_KEY: local } }" },
        { "rollback-on-cancel", "- { name: Roll back, if: 'always() && failure()', run: x }" },
        { "deadline-in-job", "- { uses: org/actions/health-check@v1, with: { urls: x, deadline: '${{ inputs.deadline }}' } }" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Is_let_through(string rule, string step)
    {
        var reading = WorkflowReader.Read("x.yml", $"on: push\npermissions: {{}}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 10\n    steps:\n      {step}\n");
        reading.Findings.ShouldBeEmpty();
        RuleSet.Consumer.Rules.ShouldContain(one => one.Name == rule);
        RuleSet.Consumer.Check([reading.Workflow!]).ShouldNotContain(finding => finding.Rule == rule);
    }

    [Theory]
    [InlineData("on: { push: {} }", "github.ref == 'refs/heads/x'")]
    [InlineData("on: { push: { branches: ['release/**'] } }", "github.ref == 'refs/heads/release/1.x'")]
    [InlineData("on: { push: { branches: [main] }, workflow_dispatch: {} }", "github.ref == 'refs/heads/x'")]
    [InlineData("on: { push: { branches: [main], tags: ['v*'] } }", "startsWith(github.ref, 'refs/tags/v')")]
    [InlineData("on: { push: { branches: ['**', '!main'] } }", "github.ref_name == 'x'")]
    public void A_branch_or_tag_that_can_start_the_workflow_is_reachable(string on, string condition)
    {
        var workflow = WorkflowReader.Read("x.yml", $"{on}\npermissions: {{}}\njobs:\n  a: {{ if: \"{condition}\", runs-on: x, steps: [{{ run: y }}] }}\n").Workflow!;
        RuleSet.Consumer.Check([workflow]).ShouldNotContain(finding => finding.Rule == "unreachable-ref");
    }

    [Fact]
    public void Nothing_need_stand_at_the_top_when_every_job_says_what_it_needs()
    {
        var workflow = WorkflowReader.Read("x.yml", "on: push\njobs:\n  a: { permissions: {}, runs-on: x, steps: [{ run: y }] }\n").Workflow!;
        RuleSet.Consumer.Check([workflow]).ShouldNotContain(finding => finding.Rule == "permissions-top-empty");
    }

    [Fact]
    public void One_job_may_have_its_permissions_at_the_top()
    {
        var workflow = WorkflowReader.Read("x.yml", "on: push\npermissions: { id-token: write }\njobs:\n  a: { runs-on: x, steps: [{ run: y }] }\n").Workflow!;
        RuleSet.Consumer.Check([workflow]).ShouldNotContain(finding => finding.Rule == "permissions-top-empty");
    }
}
