using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Actions.Aws;

/// <summary>Reads an answer whose body is a payload, and writes it as the JSON of its members: the caller's record knows no HTTP.</summary>
internal sealed class PayloadUnmarshaller(HttpAnswerBinding binding) : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        new WireResponse { Body = Members(input.ResponseData, AnswerBody.ReadAll(input.Stream)) };

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        JsonUnmarshaller.Instance.UnmarshallException(input, innerException, statusCode);

    private byte[] Members(IWebResponseData answer, byte[] payload) => BodyJson.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber(binding.Status, (int)answer.StatusCode);
        foreach (var (member, header) in binding.Headers.Where(pair => answer.IsHeaderPresent(pair.Value)))
            writer.WriteString(member, answer.GetHeaderValue(header));
        writer.WriteBase64String(binding.Payload, payload);
        writer.WriteEndObject();
    });
}
