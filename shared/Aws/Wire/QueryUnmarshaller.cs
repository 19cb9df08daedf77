using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Actions.Aws;

/// <summary>Reads an answer of the "query" protocol: the whole body, or an error as <see cref="AmazonServiceException"/>.</summary>
internal sealed class QueryUnmarshaller : XmlResponseUnmarshaller
{
    public static readonly QueryUnmarshaller Instance = new();

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input) =>
        new WireResponse { Body = AnswerBody.ReadAll(input.Stream) };

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var body = AnswerBody.ReadBeginning(input.Stream);
        var (code, message, requestId) = QueryXml.Error(body);
        return new AmazonServiceException(
            message ?? AnswerBody.Beginning(body), innerException, ErrorType.Unknown, code ?? "",
            requestId ?? input.ResponseData.GetHeaderValue("x-amzn-requestid"), statusCode);
    }
}
