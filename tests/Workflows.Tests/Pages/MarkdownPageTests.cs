using Actions.Workflows;

namespace Workflows.Tests;

public class MarkdownPageTests
{
    private const string Page = """
        # deploy

        ```yaml
        name: deploy
        on:
          workflow_dispatch: { inputs: { environment: { type: string } } }
        jobs:
          a: { runs-on: x, steps: [{ run: y }] }
        ```

          ```yaml
          name: pr
          on: pull_request
          jobs:
            a: { runs-on: x }
          ```

        ```yaml
        - name: lint
        ```

        `gh workflow run deploy.yml -f environment=staging`
        `gh workflow run deploy.yml -f rollback=true`
        gh workflow run deploy.yml \
          -f hotfix=true
        gh workflow run pr.yml
        gh workflow run nightly.yml
        """;

    private static readonly MarkdownPage Shown = new("docs/deploy.md", Page);

    [Fact]
    public void Its_whole_workflows_are_read_and_their_faults_have_the_lines_of_the_page()
    {
        Shown.Workflows.Select(reading => reading.Workflow?.Yaml.Entries[0].Value.At.Line).ShouldBe([4, 12]);
        Shown.Workflows.SelectMany(reading => reading.Findings).Single().Line.ShouldBe(15);
    }

    [Fact]
    public void A_command_that_starts_nothing_is_told() => Shown.CheckCommands([]).Select(finding => (finding.Line, finding.Message)).ShouldBe(
    [
        (23, "'docs/deploy.md' has no input 'rollback': GitHub refuses to start it."),
        (24, "'docs/deploy.md' has no input 'hotfix': GitHub refuses to start it."),
        (26, "'docs/deploy.md' has no 'on: workflow_dispatch': GitHub refuses to start it."),
        (27, "'nightly.yml' is none of the workflows that this page shows."),
    ]);

    [Fact]
    public void A_workflow_that_the_page_does_not_show_may_be_known()
    {
        var nightly = WorkflowReader.Read(".github/workflows/nightly.yml", "on: { workflow_dispatch: {} }\njobs: { a: { steps: [] } }\n").Workflow!;
        Shown.CheckCommands([nightly]).ShouldNotContain(finding => finding.Message.Contains("nightly"));
    }
}
