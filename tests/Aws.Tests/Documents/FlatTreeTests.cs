using System.Text.Json.Nodes;
using FsCheck.Fluent;
using FsCheck;

namespace Actions.Aws.Tests;

public sealed class FlatTreeTests
{
    [Theory]
    [InlineData("""{"environment":[{"name":"A","value":"1"},{"name":"B","value":"2"}]}""", """{"environment":[{"name":"B","value":"2"},{"name":"A","value":"1"}]}""")]
    [InlineData("""{"secrets":[{"name":"A","valueFrom":"x"},{"name":"B","valueFrom":"y"}]}""", """{"secrets":[{"name":"B","valueFrom":"y"},{"name":"A","valueFrom":"x"}]}""")]
    [InlineData("""{"tags":[{"key":"a","value":"1"},{"key":"b","value":"2"}]}""", """{"tags":[{"key":"b","value":"2"},{"key":"a","value":"1"}]}""")]
    [InlineData("""{"requiresCompatibilities":["EC2","FARGATE"]}""", """{"requiresCompatibilities":["FARGATE","EC2"]}""")]
    [InlineData("""{"volumes":[{"name":"a","host":{}},{"name":"b"}]}""", """{"volumes":[{"name":"b"},{"name":"a"}]}""")]
    [InlineData("""{"dockerLabels":{"a":"1","b.c":"2"}}""", """{"dockerLabels":{"b.c":"2","a":"1"}}""")]
    [InlineData("""{"portMappings":[{"containerPort":80},{"containerPort":81,"protocol":"udp"}]}""", """{"portMappings":[{"containerPort":81,"protocol":"udp","hostPort":0},{"containerPort":80,"protocol":"tcp"}]}""")]
    [InlineData("""{"networkMode":"awsvpc","portMappings":[{"containerPort":80}]}""", """{"networkMode":"awsvpc","portMappings":[{"containerPort":80,"hostPort":80}]}""")]
    [InlineData("""{"containerDefinitions":[{"name":"a"}]}""", """{"containerDefinitions":[{"name":"a","essential":true,"cpu":0,"mountPoints":[],"linuxParameters":{},"user":null}]}""")]
    [InlineData("""{"memory":512}""", """{"memory":"512"}""")]
    [InlineData("""{"cpu":".5 vCPU","memory":"2GB"}""", """{"cpu":"512","memory":"2048"}""")]
    [InlineData("""{"taskRoleArn":"app"}""", """{"taskRoleArn":"arn:aws:iam::123456789012:role/teams/app"}""")]
    public void Trees_that_mean_the_same_are_equal(string one, string other) => Same(one, other).ShouldBeTrue();

    [Theory]
    [InlineData("""{"environment":[{"name":"A","value":"1"}]}""", """{"environment":[{"name":"A","value":"2"}]}""")]
    [InlineData("""{"environment":[{"name":"A","value":""}]}""", """{"environment":[]}""")]
    [InlineData("""{"cpu":"1 vCPU"}""", """{"cpu":"512"}""")]
    [InlineData("""{"taskRoleArn":"app"}""", """{"taskRoleArn":"arn:aws:iam::123456789012:role/other"}""")]
    [InlineData("""{"command":["a","b"]}""", """{"command":["b","a"]}""")]
    [InlineData("""{"networkMode":"bridge","portMappings":[{"containerPort":80}]}""", """{"networkMode":"bridge","portMappings":[{"containerPort":80,"hostPort":80}]}""")]
    [InlineData("""{"portMappings":[{"containerPort":80}]}""", """{"portMappings":[{"containerPort":80,"protocol":"udp"}]}""")]
    [InlineData("""{"containerDefinitions":[{"name":"a"}]}""", """{"containerDefinitions":[{"name":"a","essential":false}]}""")]
    [InlineData("""{"containerDefinitions":[{"name":"a"}]}""", """{"containerDefinitions":[{"name":"a"},{"name":"b"}]}""")]
    [InlineData("""{"dockerLabels":{"a.b":"1"}}""", """{"dockerLabels":{"a":{"b":"1"}}}""")]
    [InlineData("""{"anything":{"new":true}}""", """{"anything":{"new":false}}""")]
    public void Trees_that_mean_something_else_are_not(string one, string other)
    {
        Same(one, other).ShouldBeFalse();
        TreeDiff.Of(Tree(one), Tree(other), RedactEnv.Secrets).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_order_of_variables_never_counts_and_a_value_always_does() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Dictionary<NonEmptyString, NonEmptyString>>().Filter(variables => variables.Count > 0), variables =>
        {
            var list = variables.Select(pair => (pair.Key.Get, pair.Value.Get)).ToList();
            var changed = list.Select((pair, index) => index == 0 ? (pair.Item1, pair.Item2 + "x") : pair);
            return FlatTree.Same(Environment(list), Environment(Enumerable.Reverse(list))) && !FlatTree.Same(Environment(list), Environment(changed));
        }).QuickCheckThrowOnFailure();

    private static JsonObject Environment(IEnumerable<(string Name, string Value)> variables) => new()
    {
        ["environment"] = new JsonArray([.. variables.Select(JsonNode? (pair) => new JsonObject { ["name"] = pair.Name, ["value"] = pair.Value })]),
    };

    private static bool Same(string one, string other) => FlatTree.Same(Tree(one), Tree(other)) && FlatTree.Same(Tree(other), Tree(one));

    private static JsonObject Tree(string json) => JsonNode.Parse(json)!.AsObject();
}
