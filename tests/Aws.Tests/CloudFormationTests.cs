namespace Actions.Aws.Tests;

public class CloudFormationTests
{
    [Fact]
    public async Task Describes_a_stack_with_its_outputs()
    {
        await using var local = await Local.StartAsync();

        var stack = await local.Session.CloudFormation.DescribeStackAsync("shop", CancellationToken.None);

        stack.StackName.ShouldBe("shop");
        stack.Outputs.ShouldBe([new StackOutput { OutputKey = "Url", OutputValue = "https://shop.example" }]);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Names_a_stack_that_does_not_exist()
    {
        await using var local = await Local.StartAsync();

        var missing = await Should.ThrowAsync<AwsException>(() => local.Session.CloudFormation.DescribeStackAsync("other", CancellationToken.None));

        missing.Code.ShouldBe("ValidationError");
        missing.Message.ShouldContain("cloudformation:DescribeStacks failed for stack other");
    }
}
