using Actions.Toolkit;

namespace Actions.Aws.Tests;

public class RegionTests
{
    [Theory]
    [InlineData("us-west-2", "arn:aws:ecs:eu-west-1:1:cluster/x", "eu-north-1", "sa-east-1", "us-west-2")]
    [InlineData(null, "arn:aws:ecs:eu-west-1:1:cluster/x", "eu-north-1", "sa-east-1", "eu-west-1")]
    [InlineData(" ", "main", "eu-north-1", "sa-east-1", "eu-north-1")]
    [InlineData(null, null, "", "sa-east-1", "sa-east-1")]
    [InlineData(null, "arn:aws:iam::111122223333:role/deploy", null, "sa-east-1", "sa-east-1")]
    public void Is_the_first_of_input_ARN_and_variables(string? input, string? arn, string? region, string? defaultRegion, string expected)
    {
        var environment = new Dictionary<string, string> { ["AWS_REGION"] = region ?? "", ["AWS_DEFAULT_REGION"] = defaultRegion ?? "" };
        RegionChoice.Choose(new AwsSettings { Region = input, Arns = [arn] }, environment).ShouldBe(expected);
    }

    [Fact]
    public void Has_no_default() =>
        Should.Throw<UserError>(() => RegionChoice.Choose(new AwsSettings(), new Dictionary<string, string>()))
            .FullText.ShouldContain("AWS_REGION");

    [Fact]
    public void Cannot_be_two() =>
        Should.Throw<UserError>(() => RegionChoice.Choose(
            new AwsSettings { Arns = ["arn:aws:ecs:eu-west-1:1:cluster/x", "arn:aws:ecs:eu-west-2:1:service/x/y"] }, new Dictionary<string, string>()))
            .Message.ShouldContain("eu-west-1, eu-west-2");

    [Theory]
    [InlineData("eu-central-1", "aws", "https://ecs.eu-central-1.amazonaws.com/", true)]
    [InlineData("cn-north-1", "aws-cn", "https://ecs.cn-north-1.amazonaws.com.cn/", true)]
    [InlineData("us-gov-west-1", "aws-us-gov", "https://ecs.us-gov-west-1.amazonaws.com/", true)]
    [InlineData("eusc-de-east-1", "aws-eusc", "https://ecs.eusc-de-east-1.amazonaws.eu/", true)]
    [InlineData("us-iso-east-1", "aws-iso", "https://ecs.us-iso-east-1.c2s.ic.gov/", true)]
    [InlineData("cn-south-9", "aws-cn", "https://ecs.cn-south-9.amazonaws.com.cn/", false)]
    public void Decides_partition_host_and_ARNs(string name, string partition, string endpoint, bool known)
    {
        var region = AwsRegion.Of(name);
        region.Partition.ShouldBe(partition);
        region.IsKnown.ShouldBe(known);
        region.Arn("ecs", "111122223333", "cluster/main").ShouldBe($"arn:{partition}:ecs:{name}:111122223333:cluster/main");
        new Endpoints(new Dictionary<string, string>(), region, _ => { }).Of(ServiceInfo.Ecs).AbsoluteUri.ShouldBe(endpoint);
    }
}
