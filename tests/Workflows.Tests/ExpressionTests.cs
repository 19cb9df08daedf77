using Actions.Workflows;
using YamlValue = Actions.Toolkit.YamlValue;

namespace Workflows.Tests;

public class ExpressionTests
{
    private static Expression Parse(string text) => Expression.Whole(new YamlValue.Scalar(default, text, IsPlain: true));

    [Theory]
    [InlineData("github.ref == 'refs/heads/main'", "(== github.ref 'refs/heads/main')")]
    [InlineData("!a || b && c == d", "(|| (! a) (&& b (== c d)))")]
    [InlineData("(a || b) && c", "(&& (|| a b) c)")]
    [InlineData("secrets['My-Key']", "secrets.My-Key")]
    [InlineData("secrets[matrix.name]", "secrets.*")]
    [InlineData("needs.*.result", "needs.*.result")]
    [InlineData("contains(needs[*].result, 'it''s')", "contains(needs.*.result, 'it's')")]
    [InlineData("fromJSON(needs.build.outputs.digests || '{}').backend", "(. fromJSON((|| needs.build.outputs.digests '{}')) 'backend')")]
    [InlineData("always()", "always()")]
    [InlineData("1.5e3 < 0xff", "(< 1.5e3 0xff)")]
    public void Is_read_by_the_precedence_of_GitHub(string text, string tree) => Show(Parse(text).Root!).ShouldBe(tree);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a ==", "ends too early")]
    [InlineData("f(a", "')' is missing at the end")]
    [InlineData("a b", "'b' is not expected")]
    [InlineData("a = b", "'=' is not part")]
    [InlineData("\"a\"", "single quotes")]
    public void What_is_no_expression_has_a_reason(string text, string reason)
    {
        Parse(text).Root.ShouldBeNull();
        Parse(text).Problem!.ShouldContain(reason);
    }

    [Fact]
    public void Deep_nesting_is_refused() => Parse(new string('!', 1000) + "a").Problem!.ShouldContain("nested");

    [Fact]
    public void Each_one_in_a_text_has_its_place()
    {
        const string yaml = "on: push\njobs:\n  a:\n    steps:\n      - run: |\n          one ${{ a }} ${{ b }}\n\n          ${{ format('}}', c) }}\n";
        var workflow = WorkflowReader.Read("x.yml", yaml).Workflow!;
        Expression.FindAll(workflow.Source, workflow.Steps.Single().Run!).Select(one => (one.Line, one.Column, one.Text))
            .ShouldBe([(6, 15, "a"), (6, 24, "b"), (8, 11, "format('}}', c)")]);
    }

    private static string Show(ExpressionNode node) => node switch
    {
        ExpressionNode.Literal literal => literal.IsText ? $"'{literal.Text}'" : literal.Text,
        ExpressionNode.Reference reference => reference.Text,
        ExpressionNode.Call call => $"{call.Name}({string.Join(", ", call.Arguments.Select(Show))})",
        ExpressionNode.Operation operation => $"({operation.Operator} {string.Join(' ', operation.Operands.Select(Show))})",
        _ => "?",
    };
}
