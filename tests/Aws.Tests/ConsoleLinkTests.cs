namespace Actions.Aws.Tests;

public sealed class ConsoleLinkTests
{
    [Theory]
    [InlineData("arn:aws:ecs:eu-central-1:123456789012:service/prod/web", "https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/web/health?region=eu-central-1")]
    [InlineData("arn:aws-cn:ecs:cn-north-1:123456789012:service/prod/web", "https://cn-north-1.console.amazonaws.cn/ecs/v2/clusters/prod/services/web/health?region=cn-north-1")]
    [InlineData("arn:aws-us-gov:ecs:us-gov-west-1:123456789012:service/prod/web", "https://us-gov-west-1.console.amazonaws-us-gov.com/ecs/v2/clusters/prod/services/web/health?region=us-gov-west-1")]
    [InlineData("arn:aws:ecs:eu-central-1:123456789012:service/old-form", null)]
    [InlineData("", null)]
    public void A_service_has_a_page(string arn, string? page) => ConsoleLink.OfService(arn).ShouldBe(page);
}
